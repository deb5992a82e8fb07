import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";

/** Tells a person that the export of their data can be fetched; not once it is gone again. */
export async function tellOfExport({ db, now }: Pick<Deps, "db" | "now">, requestId: string): Promise<number> {
  const request = await db.dataRequest.findFirst({
    where: { id: requestId, kind: "EXPORT", state: "DONE", dueAt: { gt: now() } },
    select: { userId: true, dueAt: true },
  });
  if (!request?.dueAt) return 0;
  const { userId, dueAt } = request;
  const params = { untilAt: dueAt.toISOString() };
  return db.$transaction((tx) =>
    notify(
      tx,
      { kind: "data.ready", userIds: [userId], params, path: "/account/data", key: requestId, expiresAt: dueAt },
      now(),
    ),
  );
}

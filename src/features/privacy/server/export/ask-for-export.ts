import "server-only";
import { exportAsked } from "@/features/privacy/events";
import { appendEvent } from "@/server/outbox/append-event";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

/** Each reads all that there is about someone. */
const exports: Limit = { name: "privacy.exports", points: 5, windowSeconds: 24 * 3600 };

type Asking = Pick<PersonDeps, "db" | "now" | "actor">;

/** Asks for an export of everything. While one is being made, asking again is asking for that one. */
export async function askForExport(deps: Asking): Promise<{ requestId: string }> {
  const { id: userId } = deps.actor;
  const open = { userId, kind: "EXPORT", state: { in: ["PENDING", "RUNNING"] } } as const;
  const before = await deps.db.dataRequest.findFirst({ where: { ...open, state: { in: [...open.state.in] } } });
  if (before) return { requestId: before.id };
  await spend(deps, exports, userId);
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    // Of two at once the index lets one through, and the other finds it.
    const [made] = await tx.dataRequest.createManyAndReturn({
      data: { userId, kind: "EXPORT", createdAt: at, updatedAt: at },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) {
      const first = await tx.dataRequest.findFirstOrThrow({ where: { ...open, state: { in: [...open.state.in] } } });
      return { requestId: first.id };
    }
    await appendEvent(tx, exportAsked({ requestId: made.id }));
    return { requestId: made.id };
  });
}

/** Ends the making of an export. Where none is being made, nothing happens. */
export async function stopExport(deps: Asking): Promise<void> {
  await deps.db.dataRequest.updateMany({
    where: { userId: deps.actor.id, kind: "EXPORT", state: { in: ["PENDING", "RUNNING"] } },
    data: { state: "CANCELLED", doneAt: deps.now(), updatedAt: deps.now() },
  });
}

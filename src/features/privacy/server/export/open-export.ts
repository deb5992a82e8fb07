import "server-only";
import { exportKey, exportLinkMinutes, exportName } from "@/features/privacy/rules";
import { AppError } from "@/lib/app-error";
import type { Storage } from "@/server/storage/storage";
import type { PersonDeps } from "@/server/trpc/context";

/** A link to one's own export, for some minutes. @throws AppError NOT_FOUND also for another's, and for one that is gone */
export async function openExport(
  deps: Pick<PersonDeps, "db" | "now" | "actor"> & { storage: Storage },
  { requestId }: { requestId: string },
): Promise<{ url: string }> {
  const person = deps.actor;
  const request = await deps.db.dataRequest.findFirst({
    where: {
      id: requestId,
      userId: person.id,
      kind: "EXPORT",
      state: "DONE",
      sizeBytes: { not: null },
      dueAt: { gt: deps.now() },
    },
  });
  if (!request) throw new AppError("NOT_FOUND", "common.not_found");
  const url = await deps.storage.link(exportKey(request), {
    mimeType: "application/zip",
    fileName: exportName(person.username, request.createdAt),
    disposition: "attachment",
    lifetimeSeconds: exportLinkMinutes * 60,
  });
  return { url };
}

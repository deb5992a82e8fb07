import "server-only";
import { AppError } from "@/lib/app-error";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { attachFiles } from "./file-home";
import { listCourseFileIds } from "./list-files";

/** Whether this actor may put the file into that course: their own, or one that the course holds already. */
export async function mayUseFile(
  tx: Tx,
  actor: Actor,
  { courseId, fileId }: { courseId: string; fileId: string },
): Promise<boolean> {
  const file = await tx.storedFile.findFirst({
    where: { id: fileId, state: "READY", isOfAnswer: false },
    select: { ownerId: true },
  });
  if (!file) return false;
  if (actor.kind === "system" || (actor.kind === "person" && file.ownerId === actor.id)) return true;
  return (await listCourseFileIds(tx, courseId)).includes(fileId);
}

/** @throws AppError NOT_FOUND "common.not_found" where `mayUseFile` says no. */
export async function assertMayUseFile(
  tx: Tx,
  actor: Actor,
  place: { courseId: string; fileId: string },
): Promise<void> {
  if (!(await mayUseFile(tx, actor, place))) throw new AppError("NOT_FOUND", "common.not_found");
}

/** The same as `attachFiles` for one file of a draft version. Whether the actor may use it is asked with `assertMayUseFile`. */
export async function attachFile(
  tx: Tx,
  { versionId, fileId }: { versionId: string; fileId: string },
): Promise<{ path: string }> {
  const path = (await attachFiles(tx, { versionId }, [fileId])).get(fileId);
  if (path === undefined) throw new Error(`there is no file ${fileId}`);
  return { path };
}

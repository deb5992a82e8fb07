import "server-only";
import { coursePathFor } from "@/features/media/rules";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { listCourseFileIds } from "./list-files";

const MOST_TRIES = 1_000;

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

/**
 * Gives a file the path by which the texts of a draft version name it, such as "media/tide-table.png". The same file keeps
 * its path; another of that name gets a number. Whether the actor may use the file is asked with `assertMayUseFile`.
 */
export async function attachFile(
  tx: Tx,
  { versionId, fileId }: { versionId: string; fileId: string },
): Promise<{ path: string }> {
  const find = () =>
    tx.courseFile.findFirst({ where: { versionId, fileId }, orderBy: { path: "asc" }, select: { path: true } });
  const known = await find();
  if (known) return known;
  const file = await tx.storedFile.findUniqueOrThrow({ where: { id: fileId }, select: { originalName: true } });
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const path = coursePathFor(file.originalName, attempt);
    // Two editors at once: the unique index decides who has the plain name.
    const { count } = await tx.courseFile.createMany({
      data: { id: uuidV7(), versionId, fileId, path },
      skipDuplicates: true,
    });
    if (count > 0) return { path };
  }
  throw new Error(`no path is free for ${file.originalName}`);
}

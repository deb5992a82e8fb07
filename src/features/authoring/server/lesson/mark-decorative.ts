import "server-only";
import type { MarkDecorative } from "@/features/authoring/lesson/schema";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/**
 * Says of a picture of the course that it is decoration, or takes that back: for every text that names it, as the checks before
 * publishing read it. Its alternative text stays for the day when it is none any more.
 * @throws AppError NOT_FOUND when the course's newest version has no such picture.
 */
export async function markDecorative(
  { db }: Pick<Deps, "db">,
  { courseId, path, isDecorative }: MarkDecorative,
): Promise<void> {
  const found = await db.courseFile.findFirst({
    where: { path, version: { courseId }, file: { mimeType: { startsWith: "image/" } } },
    orderBy: { version: { number: "desc" } },
    select: { fileId: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "authoring.no_such_file");
  await db.storedFile.update({ where: { id: found.fileId }, data: { isDecorative }, select: { id: true } });
}

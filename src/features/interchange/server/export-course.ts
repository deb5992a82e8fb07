import "server-only";
import { ImportError } from "@/features/interchange/import-error";
import { packFolder, packZip } from "@/features/interchange/server/native/pack-course";
import { type ExportDeps, openExport } from "@/features/interchange/server/open-export";

/**
 * Writes a course in our own format: into a .zip when the path ends so, else into a folder. What is edited now is taken,
 * or the live version when nothing waits. The same course gives the same bytes.
 * @throws ImportError when there is no such course, a file is missing from storage or the folder holds something else.
 */
export async function exportCourse(
  deps: ExportDeps,
  { slug, path }: { slug: string; path: string },
): Promise<{ title: string; lessons: number; files: number }> {
  const found = await deps.db.course.findUnique({ where: { slug }, select: { id: true } });
  const opened = found === null ? null : await openExport(deps, found.id);
  if (opened === null) throw new ImportError(`There is no course at /courses/${slug}. Check the address.`);
  const { title, lessons, texts, media } = opened;
  await (/\.zip$/i.test(path) ? packZip(path, texts, media) : packFolder(path, texts, media));
  return { title, lessons, files: media.length };
}

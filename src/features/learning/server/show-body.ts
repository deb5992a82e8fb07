import "server-only";
import type { LessonBody } from "@/features/learning/rules";
import type { LessonSource } from "@/features/learning/server/read-lesson";
import type { FileLink } from "@/features/media/server/content/course-files";
import { contentWords } from "@/features/media/server/content-words";
import { linkPicture } from "@/features/media/server/file-links";
import { filePathsIn, type RenderedContent, renderContent } from "@/features/media/server/render-content";

/** One body of a lesson as HTML, with links to the files that this body names and to no others. */
export async function showBody(lesson: LessonSource, body: LessonBody, locale: string): Promise<RenderedContent> {
  const source = lesson.bodies[body];
  const words = await contentWords(locale);
  const links = new Map<string, FileLink>();
  await Promise.all(
    filePathsIn(source, { words }).map(async (path) => {
      const file = lesson.files[path];
      if (file) links.set(path, await linkPicture(file));
    }),
  );
  return renderContent(source, { words, resolveFile: (path) => links.get(path) ?? null });
}

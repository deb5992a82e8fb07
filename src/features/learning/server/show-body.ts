import "server-only";
import type { LessonBody } from "@/features/learning/rules";
import type { FileFacts, LessonSource } from "@/features/learning/server/read-lesson";
import type { FileLink } from "@/features/media/server/content/course-files";
import { contentWords } from "@/features/media/server/content-words";
import { linkPicture } from "@/features/media/server/file-links";
import { filePathsIn, type RenderedContent, renderContent } from "@/features/media/server/render-content";

/**
 * One body of a lesson as HTML, with the files that this body names and no others. What it shows (images, videos, sounds) is
 * signed inside the page: a redirect each would cost every image a round trip, and a player asks for ranges of one address for
 * as long as it plays. What it links to has an address of ours below `readAt`, where every click is checked and counted.
 */
export async function showBody(
  lesson: LessonSource,
  body: LessonBody,
  { locale, readAt }: { locale: string; readAt: string },
): Promise<RenderedContent> {
  const source = lesson.bodies[body];
  const words = await contentWords(locale);
  const shown = new Map<string, FileLink>();
  await Promise.all(
    (await filePathsIn(source, { words }, "shown")).map(async (path) => {
      const file = lesson.files[path];
      if (file) shown.set(path, await linkPicture(file));
    }),
  );
  const addressOf = (path: string) => `/api${readAt}/${lesson.lessonId}/file?path=${encodeURIComponent(path)}`;
  return renderContent(source, {
    words,
    resolveFile: (path, role) =>
      role === "shown" ? (shown.get(path) ?? null) : lesson.files[path] ? addressOf(path) : null,
  });
}

/** The file that a body links to by this path; null for any other path, also for one that another body names. */
export async function linkedFile(lesson: LessonSource, body: LessonBody, path: string): Promise<FileFacts | null> {
  const words = await contentWords("en");
  if (!(await filePathsIn(lesson.bodies[body], { words }, "linked")).includes(path)) return null;
  return lesson.files[path] ?? null;
}

import "server-only";
import { countDownload } from "@/features/learning/server/count-download";
import { accessViewer } from "@/features/learning/server/lesson-access";
import { linkToOpen } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import { isPerson } from "@/policy/actor";
import type { AttemptFacts } from "@/policy/attempt";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { getAttempt } from "./get-attempt";
import { getReview } from "./get-review";
import { getStart } from "./get-start";
import type { LinkFile } from "./show-texts";

/** Renders what the asker is shown at this moment, through the page's own policy, and gives the file that it links to by a path. */
async function fileShown(path: string, show: (linkFile: LinkFile) => Promise<unknown>) {
  let found: Parameters<LinkFile>[1] | null = null;
  await show((linked, file) => {
    if (linked === path) found = file;
    return "#";
  });
  if (found === null) throw new AppError("NOT_FOUND", "common.not_found");
  return found as Parameters<LinkFile>[1];
}

/**
 * Where a file that a question's text links to can be had for the next minutes: as long as the asker is shown a text with that
 * link, so an explanation's opens with the explanation. Counted once a day for the student whose attempt it is.
 * @throws AppError NOT_FOUND
 */
export async function downloadAttemptFile(
  deps: PersonDeps,
  { id, userId, courseId }: AttemptFacts,
  path: string,
): Promise<{ url: string }> {
  const { actor } = deps;
  let lessonId = "";
  const file = await fileShown(path, async (linkFile) => {
    const review = await getReview(deps, id, linkFile);
    lessonId = review.lessonId;
    if (review.type === "running") await getAttempt(deps, actor.id, review, linkFile);
  });
  const url = await linkToOpen(file);
  if (isPerson(actor) && actor.id === userId)
    await countDownload(deps, { fileId: file.fileId }, { courseId, lessonId });
  return { url };
}

/** The same for the description of a lesson's assessment, on its start screen. @throws AppError NOT_FOUND */
export async function downloadDescribedFile(
  deps: Deps,
  { id: lessonId, course }: LessonFacts,
  { slug, path }: { slug: string; path: string },
): Promise<{ url: string }> {
  const file = await fileShown(path, (linkFile) => getStart(deps, { slug, lessonId }, linkFile));
  const url = await linkToOpen(file);
  if (!accessViewer(deps.actor, course).isStaff)
    await countDownload(deps, { fileId: file.fileId }, { courseId: course.id, lessonId });
  return { url };
}

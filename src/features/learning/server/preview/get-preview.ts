import "server-only";
import { completedBy } from "@/features/learning/rules";
import { addressOf } from "@/features/learning/server/download-resource";
import {
  type LessonPage,
  type ListedModule,
  listModules,
  showContentParts,
} from "@/features/learning/server/get-lesson-page";
import { type LessonSource, readLesson } from "@/features/learning/server/read-lesson";
import { type Outline, readOutline } from "@/features/learning/server/read-outline";
import { linkedFile, showBody } from "@/features/learning/server/show-body";
import { showResources } from "@/features/learning/server/show-media";
import { contentWords } from "@/features/media/server/content-words";
import { linkToOpen } from "@/features/media/server/file-links";
import { renderContent } from "@/features/media/server/render-content";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import type { PreviewLink } from "@/server/trpc/facts";

type PreviewDeps = Pick<Deps, "db" | "now" | "locale" | "actor">;

/** The first page of a preview: what the course is, and everything in it. */
export interface CoursePreview {
  course: { title: string; subtitle: string; language: string; objectives: string[]; readAt: string };
  descriptionHtml: string;
  modules: ListedModule[];
  openUntil: Date;
  askWhom: string;
}

/** The author shares the course with all that is in it: every lesson is open, whatever it will cost. */
const everything = { body: "content", opensWith: null } as const;
const asStaff = { isSignedIn: false, isStaff: true, tier: "FREE", enrollment: null } as const;

const addressFor = ({ token }: PreviewLink): string => `/preview/${token}`;

const nothingDone: ReadonlySet<string> = new Set();
const modulesOf = (outline: Outline): ListedModule[] =>
  listModules(outline.modules, nothingDone, () => ({ isOpen: true, waitsFor: [] }));

/** Three queries. Modules that open later are in it: it is what students will have. */
export async function getCoursePreview({ db, now, locale }: PreviewDeps, preview: PreviewLink): Promise<CoursePreview> {
  const { courseId, versionId } = preview;
  const [outline, version, words] = await Promise.all([
    readOutline({ db, now }, { courseId, versionId }),
    db.courseVersion.findUnique({
      where: { id: versionId },
      select: { subtitle: true, description: true, objectives: true, course: { select: { previewExpiresAt: true } } },
    }),
    contentWords(locale),
  ]);
  if (!version?.course.previewExpiresAt) throw new AppError("NOT_FOUND", "common.not_found");
  const { subtitle, description, objectives } = version;
  return {
    course: {
      title: outline.courseTitle,
      subtitle,
      language: outline.language,
      objectives,
      readAt: addressFor(preview),
    },
    descriptionHtml: description.trim() === "" ? "" : (await renderContent(description, { words })).html,
    modules: modulesOf(outline),
    openUntil: version.course.previewExpiresAt,
    askWhom: preview.askWhom,
  };
}

async function findLesson({ db, now }: PreviewDeps, { courseId, versionId }: PreviewLink, lessonId: string) {
  const at = { courseId, versionId };
  const [lesson, outline] = await Promise.all([
    readLesson({ db, now }, { ...at, lessonId }),
    readOutline({ db, now }, at),
  ]);
  // A hidden module is not part of what will be published.
  if (!outline.modules.some((module) => module.lessons.some(({ id }) => id === lessonId)))
    throw new AppError("NOT_FOUND", "common.not_found");
  return { lesson, outline };
}

/** One lesson of a draft in the player's own shape: nothing of it is anyone's, nothing is kept. Two queries. */
export async function getLessonPreview(deps: PreviewDeps, preview: PreviewLink, lessonId: string): Promise<LessonPage> {
  const { lesson, outline } = await findLesson(deps, preview, lessonId);
  const modules = modulesOf(outline);
  const listed = modules.flatMap((module) => module.lessons);
  const at = listed.findIndex((one) => one.id === lessonId);
  const [body, parts] = await Promise.all([
    showBody(lesson, "content", { locale: deps.locale, readAt: addressFor(preview) }),
    showContentParts(lesson, everything),
  ]);
  return {
    course: {
      id: preview.courseId,
      // The course's own address is no business of whoever previews it.
      slug: "",
      title: outline.courseTitle,
      language: outline.language,
      hasCertificate: false,
      cloth: outline.cloth,
      readAt: addressFor(preview),
    },
    lesson: lessonFacts(lesson, listed[at]?.number ?? null),
    access: everything,
    waitsFor: [],
    body,
    ...parts,
    entry: null,
    resources: showResources(lesson, everything, asStaff),
    modules,
    previous: listed[at - 1] ?? null,
    next: listed[at + 1] ?? null,
    viewer: { isSignedIn: deps.actor.kind === "person", isStaff: false },
    hasNewerVersion: false,
    enrollment: null,
  };
}

const lessonFacts = (lesson: LessonSource, number: string | null): LessonPage["lesson"] => ({
  id: lesson.lessonId,
  number,
  title: lesson.title,
  type: lesson.type,
  minutes: lesson.minutes,
  isRequired: lesson.isRequired,
  hasAssessment: lesson.hasAssessment,
  completedBy: completedBy({ hasAssessment: lesson.hasAssessment, hasStoredVideo: lesson.videoFile !== null }),
});

/** Where a resource of a draft can be had for the next minutes. No one is counted. @throws AppError NOT_FOUND */
export async function downloadPreviewResource(
  deps: PreviewDeps,
  preview: PreviewLink,
  { lessonId, resourceId }: { lessonId: string; resourceId: string },
): Promise<{ url: string }> {
  const { lesson } = await findLesson(deps, preview, lessonId);
  const resource = lesson.resources.find((one) => one.id === resourceId);
  if (!resource) throw new AppError("NOT_FOUND", "common.not_found");
  return { url: await addressOf(resource) };
}

/** The same of a file that a draft's text links to. @throws AppError NOT_FOUND */
export async function downloadPreviewFile(
  deps: PreviewDeps,
  preview: PreviewLink,
  { lessonId, path }: { lessonId: string; path: string },
): Promise<{ url: string }> {
  const { lesson } = await findLesson(deps, preview, lessonId);
  const file = await linkedFile(lesson, "content", path);
  if (!file) throw new AppError("NOT_FOUND", "common.not_found");
  return { url: await linkToOpen(file) };
}

import "server-only";
import { addLesson, addModule } from "@/features/authoring/server/outline/add-items";
import { removeItems } from "@/features/authoring/server/outline/remove-items";
import { ModuleContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { KindOfSuggestion } from "./suggestion-kind";

/** A module and its lessons, empty. Taking it back is refused once someone has written in it. */
export const moduleKind: KindOfSuggestion<ModuleContent, "module"> = {
  name: "module",
  content: ModuleContent,

  async accept(deps, { courseId }, { moduleId, title, lessons }) {
    await addModule(deps, { courseId, moduleId, title });
    for (const { lessonId, title: name } of lessons)
      await addLesson(deps, { courseId, moduleId, lessonId, title: name, kind: "lesson" });
    return { targetId: moduleId };
  },

  async takeBack(deps, { courseId }, content) {
    const standing = await readModule(deps.db, courseId, content.moduleId);
    if (standing !== null) {
      const titles = new Map(content.lessons.map(({ lessonId, title }) => [lessonId, title]));
      const isUntouched =
        standing.title === content.title &&
        standing.description === "" &&
        standing.lessons.every((lesson) => lesson.isEmpty && titles.get(lesson.lessonId) === lesson.title);
      if (!isUntouched) throw new AppError("CONFLICT", "drafting.written_since");
      const removed = { courseId, removalId: uuidV7(), moduleIds: [content.moduleId], lessonIds: [] };
      await removeItems(deps, removed);
    }
    // What was taken away is in the outline's own undo under its ids: accepted again, it is made again.
    return withNewIds(content);
  },

  edit(content, { title, lessons }) {
    const known = new Map(content.lessons.map((lesson) => [lesson.lessonId, lesson]));
    return {
      ...content,
      title,
      lessons: lessons.flatMap((typed) => {
        const lesson = known.get(typed.lessonId);
        return lesson ? [{ ...lesson, title: typed.title }] : [];
      }),
      suggested: content.suggested ?? suggestedOf(content),
    };
  },

  asSuggested(content) {
    const { suggested } = content;
    if (suggested === null) return content;
    const lessons = suggested.lessons.map((lesson) => ({ ...lesson, lessonId: uuidV7() }));
    return { ...content, title: suggested.title, lessons, suggested: null };
  },
};

const suggestedOf = ({ title, lessons }: ModuleContent): ModuleContent["suggested"] => ({
  title,
  lessons: lessons.map(({ title: name, spanId, passage }) => ({ title: name, spanId, passage })),
});

const withNewIds = (content: ModuleContent): ModuleContent => ({
  ...content,
  moduleId: uuidV7(),
  lessons: content.lessons.map((lesson) => ({ ...lesson, lessonId: uuidV7() })),
});

/** Whatever an author puts into a lesson ends up in one of these. */
const lessonTexts = {
  content: true,
  registeredContent: true,
  guestContent: true,
  videoUrl: true,
  videoFileId: true,
  transcript: true,
  embedUrl: true,
  importedHash: true,
} as const;

/** A module as it is in the draft of its course; null where it is gone. */
async function readModule(db: Tx, courseId: string, moduleId: string) {
  const module = await db.moduleVersion.findFirst({
    where: { moduleId, version: { courseId, publishedAt: null } },
    select: {
      title: true,
      description: true,
      lessons: {
        select: {
          lessonId: true,
          title: true,
          ...lessonTexts,
          assessmentVersion: { select: { id: true } },
          _count: { select: { resources: true, captions: true } },
        },
      },
    },
  });
  if (!module) return null;
  const lessons = module.lessons.map(({ lessonId, title, assessmentVersion, _count, ...texts }) => ({
    lessonId,
    title,
    isEmpty:
      Object.values(texts).every((text) => (text ?? "").trim() === "") &&
      assessmentVersion === null &&
      _count.resources + _count.captions === 0,
  }));
  return { title: module.title, description: module.description, lessons };
}

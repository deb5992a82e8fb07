import "server-only";
import { removeItems } from "@/features/authoring/server/outline/remove-items";
import type { DecideSuggestion, ModuleContent } from "@/features/drafting/schema";
import { ownerOf } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { acceptSuggestion, assertMayEdit } from "./accept-suggestion";
import { findSuggestion } from "./find-suggestion";

type DecideDeps = Pick<Deps, "db" | "actor" | "now" | "userAgent">;

/**
 * Accepts or rejects a suggestion, or takes the last of these back; of an open one, its author's changes. Doing it twice is no
 * failure.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`, or `drafting.written_since` where the module that an undo would
 * take away holds somebody's work.
 */
export async function decideSuggestion(deps: DecideDeps, { decision, ...ref }: DecideSuggestion): Promise<void> {
  if (decision === "accept") await acceptSuggestion(deps, ref);
  else if (decision === "reject") await reject(deps, ref);
  else await undo(deps, ref);
}

type Ref = Omit<DecideSuggestion, "decision">;

async function reject(deps: DecideDeps, ref: Ref): Promise<void> {
  const { state } = await findSuggestion(deps.db, deps, ref);
  if (state === "REJECTED") return;
  const { count } = await deps.db.suggestion.updateMany({
    where: { id: ref.suggestionId, state: "PENDING" },
    data: { state: "REJECTED", decidedById: ownerOf(deps), decidedAt: deps.now() },
  });
  if (count === 0) throw new AppError("CONFLICT", "drafting.already_decided");
}

async function undo(deps: DecideDeps, ref: Ref): Promise<void> {
  const { state, content, courseId } = await findSuggestion(deps.db, deps, ref);
  if (state === "PENDING") {
    await deps.db.suggestion.updateMany({
      where: { id: ref.suggestionId, state: "PENDING" },
      data: { content: asSuggested(content) },
    });
    return;
  }
  const wasMade = state !== "REJECTED";
  if (wasMade && courseId !== null) await takeBack(deps, courseId, content);
  await deps.db.suggestion.updateMany({
    where: { id: ref.suggestionId, state },
    data: {
      state: "PENDING",
      decidedById: null,
      decidedAt: null,
      targetId: null,
      // What was taken away lies in the outline's own undo under its ids: accepted again, it is made anew.
      ...(wasMade && { content: withNewIds(content) }),
    },
  });
}

async function takeBack(deps: DecideDeps, courseId: string, content: ModuleContent): Promise<void> {
  await assertMayEdit(deps, courseId);
  const standing = await readModule(deps.db, courseId, content.moduleId);
  if (standing === null) return;
  const titles = new Map(content.lessons.map(({ lessonId, title }) => [lessonId, title]));
  const isUntouched =
    standing.title === content.title &&
    standing.description === "" &&
    standing.lessons.every((lesson) => lesson.isEmpty && titles.get(lesson.lessonId) === lesson.title);
  if (!isUntouched) throw new AppError("CONFLICT", "drafting.written_since");
  await removeItems(deps, { courseId, removalId: uuidV7(), moduleIds: [content.moduleId], lessonIds: [] });
}

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

/** A module as it stands in the draft of its course; null where it is gone. */
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

function asSuggested(content: ModuleContent): ModuleContent {
  const { suggested } = content;
  if (suggested === null) return content;
  const lessons = suggested.lessons.map((lesson) => ({ ...lesson, lessonId: uuidV7() }));
  return { ...content, title: suggested.title, lessons, suggested: null };
}

const withNewIds = (content: ModuleContent): ModuleContent => ({
  ...content,
  moduleId: uuidV7(),
  lessons: content.lessons.map((lesson) => ({ ...lesson, lessonId: uuidV7() })),
});

import "server-only";
import * as z from "zod";
import { createWith } from "@/features/authoring/server/create/create-course";
import { addLesson, addModule } from "@/features/authoring/server/outline/add-items";
import { briefColumns, briefOf } from "@/features/drafting/server/brief-row";
import { notFound, ownerOf } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { courseRules } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";
import { loadCourseFacts } from "@/server/trpc/facts";
import { findSuggestion } from "./find-suggestion";

type AcceptDeps = Pick<Deps, "db" | "actor" | "now" | "userAgent">;

/**
 * Makes a suggested module and its lessons, empty, in the draft's course; the first one that is accepted makes that course too.
 * All ids were settled before, so that doing it again after a crash goes on where it stopped and makes nothing twice.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`; FORBIDDEN where the course is no longer theirs to edit.
 */
export async function acceptSuggestion(
  deps: AcceptDeps,
  ref: { draftId: string; suggestionId: string },
): Promise<{ courseId: string }> {
  const { state, content, courseId: known } = await findSuggestion(deps.db, deps, ref);
  if (state === "REJECTED") throw new AppError("CONFLICT", "drafting.already_decided");
  const courseId = known ?? (await makeCourseOf(deps, ref.draftId));
  await assertMayEdit(deps, courseId);
  if (state !== "PENDING") return { courseId };
  await addModule(deps, { courseId, moduleId: content.moduleId, title: content.title });
  for (const { lessonId, title } of content.lessons)
    await addLesson(deps, { courseId, moduleId: content.moduleId, lessonId, title, kind: "lesson" });
  await deps.db.suggestion.updateMany({
    // Rejected at the same moment: the module is there now, so that is what is said.
    where: { id: ref.suggestionId, state: { in: ["PENDING", "REJECTED"] } },
    data: {
      state: content.suggested === null ? "ACCEPTED" : "EDITED",
      targetId: content.moduleId,
      decidedById: ownerOf(deps),
      decidedAt: deps.now(),
    },
  });
  return { courseId };
}

/** Every suggestion that is still open, in order. Stops at the first that fails; those before it stay accepted. */
export async function acceptAll(deps: AcceptDeps, { draftId }: { draftId: string }): Promise<{ accepted: number }> {
  const open = await deps.db.suggestion.findMany({
    where: { draftId, state: "PENDING", targetKind: "module", draft: { instructorId: ownerOf(deps) } },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  for (const { id } of open) await acceptSuggestion(deps, { draftId, suggestionId: id });
  if (
    open.length === 0 &&
    (await deps.db.aICourseDraft.count({ where: { id: draftId, instructorId: ownerOf(deps) } })) === 0
  )
    throw notFound();
  return { accepted: open.length };
}

export async function assertMayEdit(deps: Pick<Deps, "db" | "actor" | "now">, courseId: string): Promise<void> {
  const course = await loadCourseFacts(deps, { courseId });
  if (!courseRules["course.edit"](deps.actor, course)) throw new AppError("FORBIDDEN", "common.forbidden");
}

const Planned = z.object({ courseId: z.uuid(), sessionId: z.uuid() });

async function makeCourseOf(deps: AcceptDeps, draftId: string): Promise<string> {
  const { db } = deps;
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: ownerOf(deps) },
    select: {
      ...briefColumns,
      generationMetadata: true,
      sources: { select: { title: true }, orderBy: { id: "asc" }, take: 1 },
    },
  });
  if (!draft) throw notFound();
  const { topic, description, audience, objectives, level, language } = briefOf(draft);
  const title = topic.trim() || draft.sources[0]?.title.replace(/\.[a-z0-9]{1,8}$/i, "") || "Course";
  const planned = Planned.parse(draft.generationMetadata);
  const { courseId } = await createWith(deps, { ...planned, title, method: "AI" }, async (tx, made) => {
    const about = { title, description, audience, objectives, language, ...(level !== null && { level }) };
    await tx.courseVersion.create({ data: { id: uuidV7(), courseId: made.courseId, number: 1, ...about } });
  });
  await db.aICourseDraft.update({ where: { id: draftId }, data: { courseId, state: "APPLIED" } });
  return courseId;
}

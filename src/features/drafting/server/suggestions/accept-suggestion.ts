import "server-only";
import * as z from "zod";
import { createWith } from "@/features/courses/server/create/create-course";
import type { AcceptAll } from "@/features/drafting/schema";
import { briefColumns, briefOf } from "@/features/drafting/server/brief-row";
import { kindOf } from "@/features/drafting/server/kinds/kinds";
import type { DecideDeps } from "@/features/drafting/server/kinds/suggestion-kind";
import { notFound } from "@/features/drafting/server/own-draft";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { courseRules } from "@/policy/course";
import { loadCourseFacts } from "@/server/trpc/facts";
import { findSuggestion } from "./find-suggestion";

/**
 * Puts a suggestion into the draft's course; the first module that is accepted makes that course too. All ids were settled
 * before, so that doing it again after a crash goes on where it stopped and makes nothing twice.
 * @throws AppError NOT_FOUND; CONFLICT `drafting.already_decided`, `drafting.text_changed`; FORBIDDEN where the course is no longer
 * theirs to edit.
 */
export async function acceptSuggestion(
  deps: DecideDeps,
  ref: { draftId: string; suggestionId: string },
): Promise<{ courseId: string }> {
  const found = await findSuggestion(deps.db, deps, ref);
  if (found.state === "REJECTED" || found.state === "SUPERSEDED")
    throw new AppError("CONFLICT", "drafting.already_decided");
  const kind = kindOf(found.kind);
  const content = kind.content.parse(found.content);
  if (found.courseId === null && found.kind !== "module") throw notFound();
  const courseId = found.courseId ?? (await makeCourseOf(deps, ref.draftId));
  await assertMayEdit(deps, courseId);
  if (found.state !== "PENDING") return { courseId };
  const { targetId } = await kind.accept(deps, { ...found, ...ref, courseId }, content);
  await deps.db.suggestion.updateMany({
    // Rejected, or put behind another try, at the same moment: it is in the course now, so that is what is said.
    where: { id: ref.suggestionId, state: { in: ["PENDING", "REJECTED", "SUPERSEDED"] } },
    data: {
      state: content.suggested === null ? "ACCEPTED" : "EDITED",
      targetId,
      decidedById: deps.actor.id,
      decidedAt: deps.now(),
    },
  });
  return { courseId };
}

/**
 * Every suggestion of a stage, or of one lesson in it, that is still open, in order; those of which a check found something wrong
 * are left to be looked at one by one. Stops at the first that fails; those before it stay accepted.
 */
export async function acceptAll(
  deps: DecideDeps,
  { draftId, stage, lessonId }: AcceptAll,
): Promise<{ accepted: number }> {
  const open = await deps.db.suggestion.findMany({
    where: {
      draftId,
      stage,
      state: "PENDING",
      ...(lessonId && { lessonId }),
      draft: { instructorId: deps.actor.id },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, problems: true, content: true },
  });
  const plain = open.filter(({ problems, content }) => problems.length === 0 || isEdited(content));
  for (const { id } of plain) await acceptSuggestion(deps, { draftId, suggestionId: id });
  if (
    open.length === 0 &&
    (await deps.db.aICourseDraft.count({ where: { id: draftId, instructorId: deps.actor.id } })) === 0
  )
    throw notFound();
  return { accepted: plain.length };
}

/** What was found wrong was found in the model's words: an author who has changed them answers for it. */
const isEdited = (content: unknown): boolean =>
  (z.object({ suggested: z.unknown() }).safeParse(content).data?.suggested ?? null) !== null;

/** @throws AppError FORBIDDEN */
export async function assertMayEdit(deps: Pick<DecideDeps, "db" | "actor" | "now">, courseId: string): Promise<void> {
  const course = await loadCourseFacts(deps, { courseId });
  if (!courseRules["course.edit"](deps.actor, course)) throw new AppError("FORBIDDEN", "common.forbidden");
}

const Planned = z.object({ courseId: z.uuid(), sessionId: z.uuid() });

async function makeCourseOf(deps: DecideDeps, draftId: string): Promise<string> {
  const { db } = deps;
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: deps.actor.id },
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

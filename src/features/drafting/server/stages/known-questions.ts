import "server-only";
import * as z from "zod";
import { getAssessmentForEditing } from "@/features/authoring/server/assessment/get-assessment";
import { QuestionContent } from "@/features/drafting/suggestions";
import { QuestionKind } from "@/features/questions/edited-question";
import type { Tx } from "@/server/db/client";
import type { UnitInHand } from "./stage-of-draft";

/** As much of a question as says whether another one asks the same. */
export const KnownQuestion = z.object({
  type: QuestionKind,
  text: z.string(),
  numericValue: z.string(),
  numericTolerance: z.string(),
  answers: z.array(z.object({ text: z.string(), isCorrect: z.boolean() })),
  body: z.json().default(null),
});
export type KnownQuestion = z.infer<typeof KnownQuestion>;

interface Asking {
  draftId: string;
  courseId: string | null;
  unit: Pick<UnitInHand, "id" | "key" | "retried">;
}

/** What a lesson is asked already: in its assessment, and by suggestions that wait or were rejected, those of this unit apart. */
export async function readKnownQuestions(db: Tx, { draftId, courseId, unit }: Asking): Promise<KnownQuestion[]> {
  if (courseId === null) return [];
  const { assessment } = await getAssessmentForEditing({ db }, courseId, unit.key);
  const suggested = await db.suggestion.findMany({
    where: {
      draftId,
      lessonId: unit.key,
      targetKind: "question",
      state: { in: ["PENDING", "REJECTED"] },
      OR: [{ unitId: null }, { unitId: { not: unit.id } }],
      ...(unit.retried && { id: { not: unit.retried.suggestionId } }),
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { content: true },
  });
  const placed = assessment?.questions.map(({ question }) => question) ?? [];
  const waiting = suggested.map(({ content }) => QuestionContent.parse(content).question);
  // Two drafts of one question are no rival of its own retry.
  const retried = unit.retried && QuestionContent.safeParse(unit.retried.content).data?.question.text;
  return [...placed, ...waiting].filter(({ text }) => text !== retried).map((each) => KnownQuestion.parse(each));
}

import type { AssessmentDocument } from "@/features/interchange/course-document";

/** In which section each question of an assessment is asked: its own, or that of its draw. Null for none. */
export function sectionOf({
  draws = [],
}: Pick<AssessmentDocument, "draws">): (question: AssessmentDocument["questions"][number]) => string | null {
  const byDraw = new Map(draws.map(({ key, section }) => [key, section]));
  return ({ draw, section }) => (draw === undefined ? section : byDraw.get(draw)) ?? null;
}

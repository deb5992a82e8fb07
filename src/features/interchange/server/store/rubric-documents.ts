import "server-only";
import type { RubricDocument } from "@/features/interchange/course-document";
import type { Rubric } from "@/features/questions/rubric-schema";
import { uuidV4 } from "@/lib/uuid-v4";

/** With ids of its own: two imports of one rubric are the same but for these. */
export function rubricOf(document: RubricDocument | undefined): { rubric?: Rubric } {
  if (!document) return {};
  const criteria = document.criteria.map(({ levels, ...criterion }) => ({
    ...{ id: uuidV4(), ...criterion },
    levels: levels.map((level) => ({ id: uuidV4(), ...level })),
  }));
  return { rubric: { isShownBefore: document.shownBefore, criteria } };
}

/** The rubric of a question as its file has it. */
export function rubricDocument(rubric: Rubric | undefined): { rubric?: RubricDocument } {
  if (!rubric) return {};
  const criteria = rubric.criteria.map(({ id: _, levels, ...criterion }) => ({
    ...criterion,
    levels: levels.map(({ id: __, ...level }) => level),
  }));
  return { rubric: { shownBefore: rubric.isShownBefore, criteria } };
}

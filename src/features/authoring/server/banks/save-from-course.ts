import "server-only";
import type { SaveFromCourse } from "@/features/authoring/banks/schema";
import { newestVersionId } from "@/features/authoring/server/assessment/link-pictures";
import type { PersonDeps } from "@/server/trpc/context";
import { bringQuestions } from "./bring-questions";
import { holdBank } from "./own-banks";
import { insertBankQuestions } from "./write-bank-questions";

/**
 * Copies questions of a course into a bank, with the files that they name in the course's newest version. All or none; safe to retry.
 * @throws AppError NOT_FOUND when the bank isn't the actor's; CONFLICT `courses.id_taken`.
 */
export function saveFromCourse(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  { courseId, questions, ...into }: SaveFromCourse,
): Promise<void> {
  return db.$transaction(async (tx) => {
    const { bankId } = into;
    await holdBank(tx, actor, bankId, "shared");
    const versionId = await newestVersionId(tx, courseId);
    const texts = questions.map(({ question }) => question);
    const brought = versionId ? await bringQuestions(tx, { from: { versionId }, to: { bankId } }, texts) : texts;
    const copies = questions.map((each, at) => ({ ...each, question: brought[at] ?? each.question }));
    await insertBankQuestions(tx, { ...into, questions: copies }, now());
  });
}

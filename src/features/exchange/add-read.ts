import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionGroup } from "./groups";
import { type FoundMarks, readMarks } from "./marks";
import type { ReadIssue, ReadQuestions } from "./read-questions";

export const emptyRead = (): ReadQuestions => ({ questions: [], marks: new Map(), groups: new Map(), issues: [] });

/** Adds a question that was read, its group, its marks and what isn't kept of it. `isMarked`: questions keep their marks. */
export function addRead(
  read: ReadQuestions,
  told: Pick<ReadIssue, "file" | "line" | "about">,
  {
    question,
    issues = [],
    found = { tags: [] },
    group,
  }: {
    question: EditedQuestion;
    issues?: readonly ReadIssue["code"][];
    found?: FoundMarks;
    group?: QuestionGroup | undefined;
  },
  isMarked = false,
): void {
  const { marks, issues: ofMarks } = readMarks(found, isMarked);
  read.questions.push(question);
  if (marks) read.marks.set(question, marks);
  if (group) read.groups.set(question, group);
  for (const issue of [...issues.map((code) => ({ code })), ...ofMarks])
    read.issues.push({ ...told, ...issue, isLost: false });
}

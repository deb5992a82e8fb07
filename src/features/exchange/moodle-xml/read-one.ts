import { findQuestionProblems } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue } from "@/features/questions/formats/issues";
import { MoodleProblem } from "@/features/questions/formats/moodle-xml/moodle-kind";
import { addRead } from "../add-read";
import type { QuestionGroup } from "../groups";
import type { FoundMarks } from "../marks";
import type { ReadIssue, ReadQuestions } from "../read-questions";

/** Reads one question into `read`, or why it can't be read, marked or stored. */
export function readOne(
  read: ReadQuestions,
  told: Pick<ReadIssue, "line" | "about">,
  question: () => {
    question: EditedQuestion;
    issues: readonly KeptIssue[];
    found?: FoundMarks;
    group?: QuestionGroup | undefined;
  },
  isMarked = false,
): void {
  const lose = (code: ReadIssue["code"], detail = "") =>
    read.issues.push({ ...told, code, isLost: true, ...(detail && { detail }) });
  try {
    const found = question();
    const [problem] = findQuestionProblems(found.question);
    if (!EditedQuestion.safeParse(found.question).success) lose("too_large");
    else if (problem) lose(problem.code);
    else addRead(read, told, found, isMarked);
  } catch (error) {
    if (!(error instanceof MoodleProblem)) throw error;
    lose(error.code, error.detail);
  }
}

/** The beginning of a text, on one line. */
export const shortened = (words: string): string => words.replace(/\s+/g, " ").trim().slice(0, 80);

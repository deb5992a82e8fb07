import type { EditedQuestion } from "@/features/questions/edited-question";
import { writeAiken } from "./aiken/write-aiken";
import { writeGift } from "./gift/write-gift";
import type { QuestionFormat } from "./read-questions";

/** What a format can't say of a question, or why a question isn't in the file. */
export interface WriteIssue {
  /** The question's place, from 1. */
  number: number;
  code: "type" | "points" | "unit" | "case" | "pattern" | "feedback" | "lines" | "limits" | "notes";
  /** The question isn't in the file. */
  isLost: boolean;
}

export interface WrittenQuestions {
  source: string;
  /** How many questions are in it. */
  count: number;
  issues: WriteIssue[];
}

/** One question, or null where the format has none of its type; what it can't say is told. */
export type QuestionWriter = (
  question: EditedQuestion,
  tell: (code: Exclude<WriteIssue["code"], "type">) => void,
) => string | null;

const writers: Record<QuestionFormat, QuestionWriter> = { gift: writeGift, aiken: writeAiken };

/** Questions that lack something are written as they are: whoever reads the file is told. */
export function writeQuestions(format: QuestionFormat, questions: readonly EditedQuestion[]): WrittenQuestions {
  const issues: WriteIssue[] = [];
  const written = questions.flatMap((question, at) => {
    const codes = new Set<WriteIssue["code"]>();
    const source = writers[format](question, (code) => codes.add(code));
    const number = at + 1;
    if (source === null) issues.push({ number, code: "type", isLost: true });
    else for (const code of codes) issues.push({ number, code, isLost: false });
    return source ?? [];
  });
  return { source: written.map((source) => `${source}\n`).join("\n"), count: written.length, issues };
}

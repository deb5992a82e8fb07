import type { EditedQuestion } from "@/features/questions/edited-question";
import { writeAiken } from "./aiken/write-aiken";
import { writeGift } from "./gift/write-gift";
import { quizOf, writeMoodleXml } from "./moodle-xml/write-moodle-xml";
import type { WrittenFormat } from "./read-questions";

/** What a format can't say of a question, or why a question isn't in the file. */
export interface WriteIssue {
  /** The question's place, from 1. */
  number: number;
  code:
    | "type"
    | "points"
    | "unit"
    | "case"
    | "case_mixed"
    | "pattern"
    | "formatting"
    | "feedback"
    | "lines"
    | "limits"
    | "notes";
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

const writers: Record<WrittenFormat, QuestionWriter> = {
  gift: writeGift,
  "moodle-xml": writeMoodleXml,
  aiken: writeAiken,
};

/** What a format has around the questions of a file. */
const around: Partial<Record<WrittenFormat, (questions: string) => string>> = { "moodle-xml": quizOf };

/** How the names of its files end, and their type. */
export const fileKinds: Record<WrittenFormat, { ending: string; type: string }> = {
  gift: { ending: "gift.txt", type: "text/plain;charset=utf-8" },
  "moodle-xml": { ending: "xml", type: "application/xml" },
  aiken: { ending: "aiken.txt", type: "text/plain;charset=utf-8" },
};

/** Questions that lack something are written as they are: whoever reads the file is told. */
export function writeQuestions(format: WrittenFormat, questions: readonly EditedQuestion[]): WrittenQuestions {
  const issues: WriteIssue[] = [];
  const written = questions.flatMap((question, at) => {
    const codes = new Set<WriteIssue["code"]>();
    const source = writers[format](question, (code) => codes.add(code));
    const number = at + 1;
    if (source === null) issues.push({ number, code: "type", isLost: true });
    else for (const code of codes) issues.push({ number, code, isLost: false });
    return source ?? [];
  });
  const source = written.map((each) => `${each}\n`).join("\n");
  return { source: around[format]?.(source) ?? source, count: written.length, issues };
}

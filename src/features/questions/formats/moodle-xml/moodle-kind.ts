import type { XmlElement } from "@/lib/xml-tree";
import type { EditedAnswer, EditedQuestion } from "../../edited-question";
import { blankAnswer, type KindMeans, type QuestionKey } from "../../question-authoring";
import type { KeptIssue, LostIssue, Tell } from "../issues";
import { childOf, textIn } from "./elements";
import { moodleMarkdown } from "./moodle-text";
import { feedbackElement, xmlText } from "./xml-text";

/** Why one question can't be read. */
export class MoodleProblem extends Error {
  constructor(
    readonly code: LostIssue,
    readonly detail = "",
  ) {
    super(code);
  }
}

/** What a question's type says of it: its key and, where the text is part of that, the text. */
export interface MoodleKey
  extends Partial<QuestionKey & Pick<EditedQuestion, "penalty">>,
    Pick<EditedQuestion, "type"> {
  text?: string;
  points?: number;
  issues: KeptIssue[];
}

/** What one type of question looks like in Moodle's XML: its folder's `moodle-xml.ts`, and one line in the format's `kinds.ts`. */
export interface MoodleKind {
  /** What Moodle calls it; it is written by the first. */
  names: readonly [string, ...string[]];
  /** Null where a question of such a name is another type's. @throws MoodleProblem */
  read(question: XmlElement, means: KindMeans): MoodleKey | null;
  /** The elements that are its own. */
  write(question: EditedQuestion, tell: Tell): string[];
  /** Its text with its key in it, which says its points, too; left out where the text is written as it is. */
  writeText?(question: EditedQuestion, tell: Tell): string;
  /** Weights of wrong answers say what one costs. */
  saysPenalty?: true;
}

export const fullFraction = 100;

/** Those of which the condition is met. */
export const issuesIf = (conditions: Partial<Record<KeptIssue, boolean>>): KeptIssue[] =>
  (Object.keys(conditions) as KeptIssue[]).filter((issue) => conditions[issue]);

export const feedbackIn = (answer: XmlElement): string => moodleMarkdown(textIn(childOf(answer, "feedback")));

export const optionIn = (answer: XmlElement, id: string, isCorrect: boolean): EditedAnswer => ({
  ...blankAnswer(id, moodleMarkdown(textIn(answer)), isCorrect),
  explanation: feedbackIn(answer),
});

export const answerElement = (
  fraction: number,
  format: "markdown" | "plain_text",
  words: string,
  more: string,
): string =>
  `<answer fraction="${Number(fraction.toFixed(5))}" format="${format}"><text>${xmlText(words.trim())}</text>${more}</answer>`;

export const optionElement = (answer: EditedAnswer, fraction: number): string =>
  answerElement(fraction, "markdown", answer.text, feedbackElement(answer.explanation));

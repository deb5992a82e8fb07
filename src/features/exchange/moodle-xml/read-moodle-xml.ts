import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import { type KindMeans, noKey, type QuestionProblem } from "@/features/questions/question-authoring";
import { readXmlTree, type XmlElement, XmlProblem } from "@/lib/xml-tree";
import type { KeptIssue, ReadIssue, ReadQuestions } from "../read-questions";
import { gapKey } from "./blanks";
import { choiceKey, essayKey, hasFiles, matchingKey, orderingKey, trueFalseKey } from "./choice-keys";
import { clozeKeyOf } from "./cloze-key";
import { childOf, childrenOf, numberIn, textIn, valueIn, wordsIn } from "./elements";
import { issuesIf, type KeyReader, MoodleProblem } from "./keys";
import { moodleMarkdown } from "./moodle-text";
import { type QuestionBlock, splitQuestions } from "./question-blocks";
import { numericKey, shortKey } from "./typed-keys";

/** Questions of a file in Moodle's XML format, as Moodle's own reader understands it. */
export function readMoodleXml(source: string, means: KindMeans): ReadQuestions {
  const read: ReadQuestions = { questions: [], issues: [] };
  for (const block of splitQuestions(source)) {
    const told = { line: block.line, about: "" };
    const tell = (code: ReadIssue["code"], isLost: boolean, more: Partial<ReadIssue> = {}) =>
      read.issues.push({ ...told, code, isLost, ...more });
    try {
      const element = readXmlTree(block.source);
      told.about = aboutOf(element);
      if (element.attributes.type === "category") {
        tell("category", false);
        continue;
      }
      const { question, issues } = readElement(element, means);
      const problem = problemOf(question);
      if (problem) tell(problem, true);
      else {
        read.questions.push(question);
        for (const code of issues) tell(code, false);
      }
    } catch (error) {
      if (error instanceof MoodleProblem) tell(error.code, true, { detail: error.detail });
      else tellXml(error, block, tell);
    }
  }
  return read;
}

/** @throws what isn't about the XML */
function tellXml(
  error: unknown,
  { line, source }: QuestionBlock,
  tell: (code: "malformed" | "entity", isLost: true, more: Partial<ReadIssue>) => void,
): void {
  if (!(error instanceof XmlProblem)) throw error;
  const [, name = ""] = /<name>\s*<text>([^<]*)/.exec(source) ?? [];
  const code = /entity/.test(error.detail) ? "entity" : "malformed";
  tell(code, true, { line: line + error.line - 1, about: shortened(name) });
}

const shortened = (words: string): string => words.replace(/\s+/g, " ").trim().slice(0, 80);

function aboutOf(element: XmlElement): string {
  const words = valueIn(element, "name") || valueIn(element, "category") || valueIn(element, "questiontext");
  return shortened(words);
}

/** What keeps a question from being marked or stored. */
function problemOf(question: EditedQuestion): QuestionProblem["code"] | "too_large" | undefined {
  if (!EditedQuestion.safeParse(question).success) return "too_large";
  return findQuestionProblems(question)[0]?.code;
}

function readElement(element: XmlElement, means: KindMeans): { question: EditedQuestion; issues: KeptIssue[] } {
  const type = element.attributes.type ?? "";
  if (type === "description") throw new MoodleProblem("only_text");
  const keyOf = keys.get(type);
  if (!keyOf) throw new MoodleProblem("type", type);
  const { issues, text, points, ...key } = keyOf(element, means);
  const question: EditedQuestion = {
    text: text ?? moodleMarkdown(textIn(childOf(element, "questiontext"))),
    points: points ?? pointsOf(element),
    explanation: moodleMarkdown(textIn(childOf(element, "generalfeedback"))),
    feedback: "",
    ...noKey,
    ...key,
  };
  return { question: fitToKind(question), issues: [...issues, ...sharedIssues(element)] };
}

/** In whole hundredths. */
function pointsOf(element: XmlElement): number {
  const points = numberIn(valueIn(element, "defaultgrade")) ?? 1;
  return Number(Math.min(999_999, Math.max(0, points)).toFixed(2));
}

/** What Moodle puts into a new question by itself. */
const usualFeedback = ["Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."];
const usualPenalties = [0, 0.1, 0.3333333, 1];

function sharedIssues(element: XmlElement): KeptIssue[] {
  const results = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];
  const said = results.map((name) => moodleMarkdown(textIn(childOf(element, name))));
  const penalty = numberIn(valueIn(element, "penalty")) ?? 0;
  const hints = childrenOf(element, "hint").filter((hint) => wordsIn(hint) !== "");
  return issuesIf({
    tries: hints.length > 0 || !usualPenalties.includes(penalty),
    result_feedback: said.some((words) => words !== "" && !usualFeedback.includes(words)),
    tags: childrenOf(childOf(element, "tags") ?? element, "tag").length > 0,
    files: hasFiles(element),
  });
}

/** By Moodle's names of the types, of which some have had others. */
const keys = new Map<string, KeyReader>(
  Object.entries({
    multichoice: choiceKey,
    truefalse: trueFalseKey,
    shortanswer: shortKey,
    numerical: numericKey,
    matching: matchingKey,
    match: matchingKey,
    ddmatch: matchingKey,
    essay: essayKey,
    ordering: orderingKey,
    cloze: clozeKeyOf,
    multianswer: clozeKeyOf,
    gapselect: gapKey,
    ddwtos: gapKey,
  }),
);

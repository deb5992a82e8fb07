import { fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue } from "@/features/questions/formats/issues";
import {
  childOf,
  childrenOf,
  numberIn,
  textIn,
  valueIn,
  wordsIn,
} from "@/features/questions/formats/moodle-xml/elements";
import { issuesIf, type MoodleKey, MoodleProblem } from "@/features/questions/formats/moodle-xml/moodle-kind";
import { moodleMarkdown } from "@/features/questions/formats/moodle-xml/moodle-text";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { noKey } from "@/features/questions/question-authoring";
import { elementsOf, readXmlTree, type XmlElement, XmlProblem } from "@/lib/xml-tree";
import { emptyRead } from "../add-read";
import { moodleGroup, type QuestionGroup } from "../groups";
import type { FoundMarks } from "../marks";
import type { ReadQuestions } from "../read-questions";
import { withPictures } from "./embedded-pictures";
import { moodleKindsNamed } from "./kinds";
import { type QuestionBlock, splitQuestions } from "./question-blocks";
import { readOne, shortened } from "./read-one";

/** Questions of a file in Moodle's XML format, as Moodle's own reader understands it. */
export function readMoodleXml(source: string, means: ReadMeans): ReadQuestions {
  const read = emptyRead();
  let group: QuestionGroup | undefined;
  for (const block of splitQuestions(source)) {
    const element = treeOf(block, read);
    if (!element) continue;
    const told = { line: block.line, about: aboutOf(element) };
    if (element.attributes.type === "category") {
      group = moodleGroup(valueIn(element, "category"));
      if (!means.isGrouped) read.issues.push({ ...told, code: "category", isLost: false });
    } else readOne(read, told, () => ({ ...readElement(element, means), group }), means.isMarked);
  }
  return read;
}

/** Null where it isn't well-formed, which `read` then says. */
function treeOf({ line, source }: QuestionBlock, read: ReadQuestions): XmlElement | null {
  try {
    return readXmlTree(source);
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    const [, name = ""] = /<name>\s*<text>([^<]*)/.exec(source) ?? [];
    const code = /entity/.test(error.detail) ? "entity" : "malformed";
    read.issues.push({ line: line + error.line - 1, about: shortened(name), code, isLost: true });
    return null;
  }
}

function aboutOf(element: XmlElement): string {
  const words = valueIn(element, "name") || valueIn(element, "category") || valueIn(element, "questiontext");
  return shortened(words);
}

function readElement(
  source: XmlElement,
  means: ReadMeans,
): { question: EditedQuestion; issues: KeptIssue[]; found: FoundMarks } {
  const element = means.pictureOf ? withPictures(source, means.pictureOf) : source;
  const type = element.attributes.type ?? "";
  if (type === "description") throw new MoodleProblem("only_text");
  const { issues, text, points, ...key } = readKey(type, element, means);
  const question: EditedQuestion = {
    text: text ?? moodleMarkdown(textIn(childOf(element, "questiontext"))),
    points: points ?? pointsOf(element),
    penalty: 0,
    explanation: moodleMarkdown(textIn(childOf(element, "generalfeedback"))),
    feedback: "",
    ...noKey,
    ...key,
  };
  return {
    question: fitToKind(question),
    issues: [...issues, ...sharedIssues(element)],
    found: { tags: tagsIn(element) },
  };
}

function readKey(type: string, element: XmlElement, means: ReadMeans): MoodleKey {
  for (const kind of moodleKindsNamed(type)) {
    const key = kind.read(element, means);
    if (key) return key;
  }
  throw new MoodleProblem("type", type);
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
    files: hasFiles(element),
  });
}

/** Its own, and those that it has in its course. */
const tagsIn = (element: XmlElement): string[] =>
  ["tags", "coursetags"]
    .flatMap((name) => childrenOf(element, name))
    .flatMap((tags) => childrenOf(tags, "tag"))
    .map(wordsIn);

/** Whether some of its parts bring files along. */
function hasFiles(question: XmlElement): boolean {
  return elementsOf(question).some((child) => child.name === "file" || hasFiles(child));
}

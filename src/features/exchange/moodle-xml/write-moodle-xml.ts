import type { EditedAnswer, EditedQuestion, QuestionKind } from "@/features/questions/edited-question";
import { absoluteTolerance } from "@/features/questions/formats/absolute-tolerance";
import { starredOf } from "@/features/questions/formats/star-patterns";
import { weightOfWrong } from "@/features/questions/formats/wrong-weight";
import { readEssay } from "@/features/questions/types/essay/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { readUnits } from "@/features/questions/types/numeric/body";
import { changePictures, changeQuestionTexts } from "../pictures";
import type { QuestionWriter } from "../write-questions";
import { embeddedAddress, withFiles } from "./embedded-pictures";
import { writeFileUpload } from "./file-upload";
import { plainWords } from "./moodle-text";
import { inverseOf } from "./unit-multiplier";
import { blanksText, clozeWeight } from "./write-cloze";
import { feedbackElement, textElement, xmlText } from "./xml-text";

type Tell = Parameters<QuestionWriter>[1];
/** The elements that are its type's own. */
type KeyWriter = (question: EditedQuestion, tell: Tell) => string[];

/** As Moodle's reader takes it: texts are Markdown, and what Moodle shows as plain words is written so. */
export const writeMoodleXml: QuestionWriter = (stored, tell, { pictures }) => {
  const written = types[stored.type];
  if (!written) return null;
  const addressOf = (path: string) => {
    const picture = pictures.get(path);
    return picture ? embeddedAddress(picture.name) : null;
  };
  const question = changeQuestionTexts(stored, (markdown) => changePictures(markdown, addressOf));
  const [type, writeKey] = written;
  if (question.penalty > 0 && (writeKey !== single || weightOfWrong(question.penalty) === null)) tell("penalty");
  const general = [question.explanation, question.feedback]
    .map((words) => words.trim())
    .filter((words) => words !== "");
  const text = type === "cloze" ? blanksText(question, tell) : question.text;
  const elements = [
    textElement("name", nameOf(stored.text)),
    textElement("questiontext", text, "markdown"),
    textElement("generalfeedback", general.join("\n\n"), "markdown"),
    ...(type === "cloze" ? [] : [`<defaultgrade>${question.points}</defaultgrade>`]),
    ...writeKey(question, tell),
  ];
  return withFiles(
    `<question type="${type}">\n${elements.map((element) => `  ${element}\n`).join("")}</question>`,
    pictures,
  );
};

export const quizOf = (questions: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}</quiz>\n`;

/** Questions have no names here, and Moodle lists them by theirs. */
const nameOf = (text: string): string => [...text.trim().replace(/\s+/g, " ")].slice(0, 80).join("");

const answerElement = (fraction: number, format: "markdown" | "plain_text", words: string, more: string): string =>
  `<answer fraction="${Number(fraction.toFixed(5))}" format="${format}"><text>${xmlText(words.trim())}</text>${more}</answer>`;

const option = (answer: EditedAnswer, fraction: number): string =>
  answerElement(fraction, "markdown", answer.text, feedbackElement(answer.explanation));

const single: KeyWriter = ({ answers, penalty }) => {
  const ofWrong = weightOfWrong(penalty) ?? 0;
  return ["<single>true</single>", ...answers.map((answer) => option(answer, answer.isCorrect ? 100 : ofWrong))];
};

/** Each right option its share, each wrong one takes one away: as they are marked here. */
const multiple: KeyWriter = ({ answers }) => {
  const share = 100 / Math.max(1, answers.filter(({ isCorrect }) => isCorrect).length);
  return ["<single>false</single>", ...answers.map((answer) => option(answer, answer.isCorrect ? share : -share))];
};

const trueFalse: KeyWriter = ({ answers }) =>
  answers.map(({ isCorrect, explanation }, at) =>
    answerElement(isCorrect ? 100 : 0, "plain_text", at === 0 ? "true" : "false", feedbackElement(explanation)),
  );

const numeric: KeyWriter = ({ numericValue, numericTolerance, numericUnit, body }) => {
  const tolerance = absoluteTolerance(numericValue, numericTolerance);
  const more = `${feedbackElement("")}<tolerance>${xmlText(tolerance || "0")}</tolerance>`;
  const answer = answerElement(100, "plain_text", numericValue, more);
  const unit = numericUnit.trim();
  if (unit === "") return [answer, "<showunits>3</showunits>"];
  const { units, isAsked, cost } = readUnits(body);
  const known = [{ unit, factor: "1" }, ...units].map(
    (one) =>
      `<unit><multiplier>${inverseOf(one.factor)}</multiplier><unit_name>${xmlText(one.unit.trim())}</unit_name></unit>`,
  );
  // Where it isn't asked for, a number is right without its unit, as here. Otherwise its share of the answer's points is taken off.
  const asked = isAsked
    ? ["<unitgradingtype>1</unitgradingtype>", `<unitpenalty>${Number((cost / 100).toFixed(4))}</unitpenalty>`]
    : ["<unitgradingtype>0</unitgradingtype>"];
  return [answer, `<units>${known.join("")}</units>`, ...asked, "<showunits>0</showunits>"];
};

const shortAnswer: KeyWriter = ({ answers }, tell) => {
  const isCaseSensitive = answers.some((answer) => answer.isCaseSensitive);
  if (isCaseSensitive && !answers.every((answer) => answer.isCaseSensitive)) tell("case_mixed");
  const elements = answers.map((answer) => {
    const words = starredOf(answer);
    if (words === null) tell("pattern");
    return words === null ? "" : answerElement(100, "plain_text", words, feedbackElement(answer.explanation));
  });
  return [`<usecase>${isCaseSensitive ? 1 : 0}</usecase>`, ...elements.filter((element) => element !== "")];
};

const matching: KeyWriter = ({ body }, tell) => {
  const { pairs, extras } = readMatching(body);
  if (pairs.some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
  const element = (prompt: string, answer: string) => {
    const words = plainWords(answer);
    if (words === null) tell("plain_answers");
    const asked = `<text>${xmlText(prompt.trim())}</text>${textElement("answer", words ?? answer)}`;
    return `<subquestion format="markdown">${asked}</subquestion>`;
  };
  return [
    ...pairs.map(({ prompt, answer }) => element(prompt, answer)),
    ...extras.map(({ answer }) => element("", answer)),
  ];
};

const ordering: KeyWriter = ({ answers }) => [
  "<layouttype>VERTICAL</layouttype>",
  "<selecttype>ALL</selecttype>",
  `<selectcount>${answers.length}</selectcount>`,
  "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
  ...answers.map((answer, at) => option(answer, at + 1)),
];

const essay: KeyWriter = ({ body }, tell) => {
  const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
  if (rubric) tell("rubric");
  return [
    "<responseformat>editor</responseformat>",
    `<minwordlimit>${minWords ?? ""}</minwordlimit>`,
    `<maxwordlimit>${maxWords ?? ""}</maxwordlimit>`,
    textElement("graderinfo", graderNotes, "markdown"),
  ];
};

const blanks: KeyWriter = (question, tell) => {
  if (clozeWeight(question) === null) tell("points");
  return [];
};

const types: Partial<Record<QuestionKind, [type: string, KeyWriter]>> = {
  SINGLE_CHOICE: ["multichoice", single],
  MULTIPLE_CHOICE: ["multichoice", multiple],
  TRUE_FALSE: ["truefalse", trueFalse],
  NUMERIC: ["numerical", numeric],
  SHORT_ANSWER: ["shortanswer", shortAnswer],
  ORDERING: ["ordering", ordering],
  MATCHING: ["matching", matching],
  ESSAY: ["essay", essay],
  FILE_UPLOAD: ["essay", writeFileUpload],
  FILL_IN_BLANKS: ["cloze", blanks],
};

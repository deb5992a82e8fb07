import { shareOf } from "../../points";
import {
  type CountedPart,
  MAX_TEXT_RESPONSE,
  type QuestionContent,
  type QuestionDisclosure,
  type QuestionResponse,
  type QuestionTypeDefinition,
  type ReviewRow,
} from "../../question-type";
import { fullCredit, signOfCredit } from "../../shared/credit";
import { noAnswer } from "../../shared/no-answer";
import { numberText } from "../../shared/number-matching";
import { type Blank, type BlankOf, blanksInText, choiceIdsOf, givenIn, readBlanks } from "./body";
import { allCredit, type FoundAnswer, foundIn, textsOf, wrongAs } from "./known-answers";
import { replaceMarks } from "./marks";
import { withMendedBlanks } from "./mended-blanks";

/**
 * Each blank of a running text is filled in by a text, a number or one of several choices. Every right one earns an equal share of the
 * points, and one that is right in part its part of that; a wrong one takes nothing away. Choices start shuffled, whatever the rules of
 * the assessment say.
 */
export const fillInBlanks: QuestionTypeDefinition = {
  type: "FILL_IN_BLANKS",
  control: "blanks",
  partialCredit: true,
  offer: {
    shuffle: "always",
    ids({ body }) {
      const blanks = readBlanks(body);
      const fields = blanks.map(({ key, kind }) => [key, kind === "dropdown" ? "chosen" : "typed"] as const);
      return { promptIds: [], optionIds: choiceIdsOf(blanks), fields: Object.fromEntries(fields) };
    },
    texts: ({ body }) =>
      readBlanks(body).flatMap((blank) =>
        blank.kind === "dropdown" ? blank.choices.map(({ id, text }) => ({ id, text })) : [],
      ),
    mostSelected: () => 0,
    blanks: (question) =>
      blanksInText(question).map((blank) => ({
        ...{ key: blank.key, kind: blank.kind },
        optionIds: choiceIdsOf([blank]),
      })),
  },
  withoutFields: (text, blank) => replaceMarks(text, () => blank),
  accepts(question, { selectedAnswers, textResponse, fields }) {
    const byKey = new Map(readBlanks(question.body).map((blank) => [blank.key, blank]));
    const fits = ([key, given]: [string, string]) => {
      const blank = byKey.get(key);
      if (blank?.kind === "dropdown") return given === "" || choiceIdsOf([blank]).includes(given);
      return blank !== undefined && given.length <= MAX_TEXT_RESPONSE;
    };
    return selectedAnswers.length === 0 && textResponse === "" && Object.entries(fields).every(fits);
  },
  isBlank: ({ fields }) => Object.values(fields).every((given) => given.trim() === ""),
  score(question, response) {
    const filled = filledIn(question, response);
    const whole = filled.length * fullCredit;
    const credit = filled.reduce((sum, one) => sum + one.found.credit, 0);
    return {
      earned: whole === 0 ? 0 : shareOf(question.points, credit, whole),
      isCorrect: whole > 0 && credit === whole,
    };
  },
  counted: { by: "fields", parts: (question) => blanksInText(question).map(countedPart) },
  withKeyOf: withMendedBlanks,
  rightResponse: (question) => ({
    ...noAnswer,
    fields: Object.fromEntries(blanksInText(question).map((blank) => [blank.key, rightIn(blank)])),
  }),
  reviewRows: (question, response, shown) => [
    ...filledIn(question, response).flatMap((one) => givenRows(one, shown)),
    ...(shown.keys ? filledIn(question, response).flatMap(keyRows) : []),
  ],
};

function countedPart(blank: Blank): CountedPart {
  if (blank.kind !== "dropdown") return { key: blank.key, wrongAs: (text) => wrongAs(blank, text) };
  return {
    key: blank.key,
    options: blank.choices.map(({ id, text, isCorrect: isRight }) => ({ id, text, isRight })),
  };
}

interface Filled {
  blank: Blank;
  /** Among the blanks of the text, from 1 on. */
  number: number;
  given: string;
  found: FoundAnswer;
}

/** Each blank in the order of the text, with what is in it. */
function filledIn(question: QuestionContent, { fields }: QuestionResponse): Filled[] {
  return blanksInText(question).map((blank, at) => {
    const given = givenIn(fields, blank);
    return { blank, number: at + 1, given, found: foundIn(blank, given) };
  });
}

function givenRows({ blank, number, given, found }: Filled, shown: QuestionDisclosure): ReviewRow[] {
  if (given === "") return [];
  const choice = blank.kind === "dropdown" ? blank.choices.find(({ id }) => id === given) : undefined;
  const said = [found.feedback, blank.feedback].filter((words) => words.trim() !== "");
  return [
    {
      who: "you",
      lead: `${number}`,
      text: choice?.text ?? given,
      kind: choice ? "authored" : "typed",
      sign: shown.correctness ? signOfCredit(found.credit) : null,
      feedback: shown.feedback ? said.join("\n\n") : "",
    },
  ];
}

function keyRows({ blank, number, found }: Filled): ReviewRow[] {
  if (found.credit === fullCredit) return [];
  const row = { who: "key", lead: `${number}`, sign: "missed", feedback: "" } as const;
  const typed = (text: string): ReviewRow => ({ ...row, text, kind: "typed" });
  if (blank.kind === "text") return rightTexts(blank).map(typed);
  if (blank.kind === "number") return [typed(numberText({ ...blank, unit: "" }))];
  const right = blank.choices.filter(({ isCorrect }) => isCorrect);
  return right.map(({ text }) => ({ ...row, text, kind: "authored" }));
}

const rightTexts = (blank: BlankOf<"text">): string[] =>
  textsOf(blank).flatMap(({ text, credit }) => (credit === allCredit ? [text] : []));

/** What earns a blank's share; of several, the first. */
function rightIn(blank: Blank): string {
  if (blank.kind === "text") {
    const right = rightTexts(blank);
    return right.find((text) => foundIn(blank, text).credit === fullCredit) ?? right[0] ?? "";
  }
  if (blank.kind === "number") return blank.value;
  return blank.choices.find(({ isCorrect }) => isCorrect)?.id ?? "";
}

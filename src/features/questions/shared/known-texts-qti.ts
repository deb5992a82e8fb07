import type { EditedAnswer } from "../edited-question";
import { creditOfWeight } from "../formats/moodle-weight";
import { readFeedback, wrongText } from "../formats/qti/item-feedback";
import {
  base,
  call,
  chain,
  type ItemParts,
  mapping,
  mapResponse,
  points,
  score as scored,
  set,
  show,
  variable,
  when,
} from "../formats/qti/item-parts";
import { penaltyOf } from "../formats/qti/item-penalty";
import { outcomeOf, responseOf } from "../formats/qti/processing";
import { element, type QtiElement } from "../formats/qti/qti-element";
import type { AskedItem, ItemKey } from "../formats/qti/qti-kind";
import { foreseenTexts } from "../formats/qti/typed-keys";
import { blankAnswer } from "../question-authoring";
import { shareOfCredit } from "./choice-qti";

type KnownTexts = Pick<ItemKey, "explanation" | "feedback" | "score" | "penalty"> & { answers: EditedAnswer[] };

/** The texts that an item compares the response `name` with: what each earns and what is said of it. */
export function readKnownTexts(asked: AskedItem, name: string): KnownTexts {
  const texts = foreseenTexts(asked, name);
  const parts = texts.map((_, at) => `${at}`);
  const probes = texts.map(({ text }, at) => ({ response: responseOf(name, text), parts: [parts[at] ?? ""] }));
  const words = readFeedback(asked, [...probes, { response: responseOf(name, wrongText), parts: [] }], true);
  const answers = texts.map(({ text, share, ...how }, at) => ({
    ...{ ...blankAnswer(asked.means.newId(), text, share === 1), ...how },
    ...{ explanation: words.of(`${at}`), ...creditOfWeight(100 * share) },
  }));
  const first = texts.find(({ share }) => share === 1);
  const score = first ? outcomeOf(asked.item, responseOf(name, first.text)).score : null;
  return { answers, score, penalty: penaltyOf(asked, [responseOf(name, wrongText)], score), ...words.general };
}

interface WrittenTexts extends Pick<ItemParts, "rules" | "said"> {
  correct: string[];
  mapping: QtiElement | undefined;
}

/** What the declaration of the response `name` holds, how it earns points, and what is said of each text. The first text that is given decides. */
export function writeKnownTexts(known: readonly EditedAnswer[], name: string): WrittenTexts {
  const texts = known.filter(({ isPattern }) => !isPattern);
  const patterns = known.filter(({ isPattern }) => isPattern);
  const entries = texts.map((answer) => ({
    ...{ key: answer.text, value: shareOf(answer), isCaseSensitive: answer.isCaseSensitive },
  }));
  // With a pattern among those that don't earn all, no mapping says which is first.
  const isInOrder = patterns.length > 0 && known.some(({ isCorrect }) => !isCorrect);
  const said = known.map(({ explanation }, at) => ({ id: `A${at + 1}`, text: explanation }));
  const isSaid = said.some(({ text }) => text.trim() !== "");
  const isAnswer = isAnswerIn(name);
  const branches = known.map((answer, at) => [isAnswer(answer), show(`A${at + 1}`)] as const);
  const right = texts.filter(({ isCorrect }) => isCorrect);
  return {
    correct: right.slice(0, 1).map(({ text }) => text),
    mapping: isInOrder ? undefined : mapping(entries),
    rules: [
      ...(isInOrder
        ? [chain(known.map((answer) => [isAnswer(answer), set(scored, pointsFor(answer))]))]
        : [
            ...(texts.length > 0 ? [set(scored, call("product", mapResponse(name), variable(points)))] : []),
            ...patterns.map((answer) => when(isAnswer(answer), set(scored, variable(points)))),
          ]),
      ...(isSaid ? [chain(branches)] : []),
    ],
    said: said.filter(({ text }) => text.trim() !== ""),
  };
}

const isAnswerIn =
  (name: string) =>
  ({ text, isPattern, isCaseSensitive }: EditedAnswer): QtiElement =>
    isPattern
      ? element("patternMatch", { pattern: text }, variable(name))
      : element("stringMatch", { caseSensitive: `${isCaseSensitive}` }, variable(name), base("string", text));

const shareOf = ({ isCorrect, credit = 0 }: EditedAnswer): number => (isCorrect ? 1 : shareOfCredit(credit));

const pointsFor = (answer: EditedAnswer): QtiElement =>
  answer.isCorrect ? variable(points) : call("product", variable(points), base("float", shareOf(answer)));

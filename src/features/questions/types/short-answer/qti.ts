import type { EditedAnswer } from "../../edited-question";
import { creditOfWeight } from "../../formats/moodle-weight";
import { readFeedback, wrongText } from "../../formats/qti/item-feedback";
import {
  base,
  blocksOf,
  call,
  chain,
  declaration,
  mapping,
  mapResponse,
  points,
  response,
  score as scored,
  set,
  show,
  variable,
  when,
} from "../../formats/qti/item-parts";
import { penaltyOf } from "../../formats/qti/item-penalty";
import { outcomeOf, responseOf } from "../../formats/qti/processing";
import { element, type QtiElement } from "../../formats/qti/qti-element";
import type { QtiKind } from "../../formats/qti/qti-kind";
import { foreseenTexts, isNumber } from "../../formats/qti/typed-keys";
import { field } from "../../formats/qti/typed-parts";
import { blankAnswer } from "../../question-authoring";
import { shareOfCredit } from "../../shared/choice-qti";

export const shortAnswerQti: QtiKind = {
  read(asked) {
    const { name } = asked;
    if (asked.unitBehind === null || isNumber(asked.item.responses.get(name))) return null;
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
    const penalty = penaltyOf(asked, [responseOf(name, wrongText)], score);
    return { type: "SHORT_ANSWER", answers, score, penalty, ...words.general, text: asked.text() };
  },
  write({ text, answers }, means) {
    const known = answers.filter(isSayable);
    if (known.length < answers.length) means.tell("pattern");
    const texts = known.filter(({ isPattern }) => !isPattern);
    const patterns = known.filter(({ isPattern }) => isPattern);
    const entries = texts.map((answer) => ({
      ...{ key: answer.text, value: shareOf(answer), isCaseSensitive: answer.isCaseSensitive },
    }));
    // The first that is given decides: with a pattern among them, no mapping says that.
    const isInOrder = patterns.length > 0 && known.some(({ isCorrect }) => !isCorrect);
    const declared = { identifier: response, cardinality: "single", baseType: "string" } as const;
    const said = known.map(({ explanation }, at) => ({ id: `A${at + 1}`, text: explanation }));
    const isSaid = said.some(({ text: words }) => words.trim() !== "");
    const branches = known.map((answer, at) => [isAnswer(answer), show(`A${at + 1}`)] as const);
    const right = texts.filter(({ isCorrect }) => isCorrect);
    return {
      declarations: [
        declaration({
          ...{ ...declared, correct: right.slice(0, 1).map((one) => one.text) },
          mapping: isInOrder ? undefined : mapping(entries),
        }),
      ],
      body: [...blocksOf(text, means), element("p", {}, field(response))],
      rules: [
        ...(isInOrder
          ? [chain(known.map((answer) => [isAnswer(answer), set(scored, pointsFor(answer))]))]
          : [
              ...(texts.length > 0 ? [set(scored, call("product", mapResponse(response), variable(points)))] : []),
              ...patterns.map((answer) => when(isAnswer(answer), set(scored, variable(points)))),
            ]),
        ...(isSaid ? [chain(branches)] : []),
      ],
      said: said.filter(({ text: words }) => words.trim() !== ""),
    };
  },
};

/** Signs that mean the same in XML Schema's patterns, which QTI has, and in those of this site. */
const sharedPattern = /^(?:\\[\\.*+?()[\]{}|dDsSwW^$-]|[^\\^$]|(?<=\[)\^)*$/;

/** QTI's patterns are about letters as they are, so one that isn't can't be said. */
const isSayable = ({ text, isPattern, isCaseSensitive }: EditedAnswer): boolean =>
  !isPattern || (isCaseSensitive && sharedPattern.test(text) && !text.includes("(?") && !/[*+?}]\?/.test(text));

const isAnswer = ({ text, isPattern, isCaseSensitive }: EditedAnswer): QtiElement =>
  isPattern
    ? element("patternMatch", { pattern: text }, variable(response))
    : element("stringMatch", { caseSensitive: `${isCaseSensitive}` }, variable(response), base("string", text));

const shareOf = ({ isCorrect, credit = 0 }: EditedAnswer): number => (isCorrect ? 1 : shareOfCredit(credit));

const pointsFor = (answer: EditedAnswer): QtiElement =>
  answer.isCorrect ? variable(points) : call("product", variable(points), base("float", shareOf(answer)));

import type { EditedAnswer } from "../../edited-question";
import { readFeedback, wrongText } from "../../formats/qti/item-feedback";
import {
  base,
  blocksOf,
  call,
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
import { acceptedTexts, isNumber } from "../../formats/qti/typed-keys";
import { field } from "../../formats/qti/typed-parts";
import { blankAnswer } from "../../question-authoring";

export const shortAnswerQti: QtiKind = {
  read(asked) {
    const { name } = asked;
    if (asked.unitBehind === null || isNumber(asked.item.responses.get(name))) return null;
    const texts = acceptedTexts(asked, name);
    const parts = texts.map((_, at) => `${at}`);
    const probes = texts.map(({ text }, at) => ({ response: responseOf(name, text), parts: [parts[at] ?? ""] }));
    const words = readFeedback(asked, [...probes, { response: responseOf(name, wrongText), parts: [] }], true);
    const answers = texts.map(({ text, ...how }, at) => ({
      ...blankAnswer(asked.means.newId(), text, true),
      ...how,
      explanation: words.of(`${at}`),
    }));
    const [first] = texts;
    const score = first ? outcomeOf(asked.item, responseOf(name, first.text)).score : null;
    const penalty = penaltyOf(asked, [responseOf(name, wrongText)], score);
    return { type: "SHORT_ANSWER", answers, score, penalty, ...words.general, text: asked.text() };
  },
  write({ text, answers }, means) {
    const known = answers.filter(isSayable);
    if (known.length < answers.length) means.tell("pattern");
    const texts = known.filter(({ isPattern }) => !isPattern);
    const patterns = known.filter(({ isPattern }) => isPattern);
    const entries = texts.map(({ text: key, isCaseSensitive }) => ({ key, value: 1, isCaseSensitive }));
    const declared = { identifier: response, cardinality: "single", baseType: "string" } as const;
    const said = known.map(({ explanation }, at) => ({ id: `A${at + 1}`, text: explanation }));
    const isSaid = said.some(({ text: words }) => words.trim() !== "");
    const branches = known.map((answer, at) =>
      element(at === 0 ? "responseIf" : "responseElseIf", {}, isAnswer(answer), show(`A${at + 1}`)),
    );
    return {
      declarations: [
        declaration({ ...declared, correct: texts.slice(0, 1).map((one) => one.text), mapping: mapping(entries) }),
      ],
      body: [...blocksOf(text, means), element("p", {}, field(response))],
      rules: [
        ...(texts.length > 0 ? [set(scored, call("product", mapResponse(response), variable(points)))] : []),
        ...patterns.map((answer) => when(isAnswer(answer), set(scored, variable(points)))),
        ...(isSaid ? [element("responseCondition", {}, ...branches)] : []),
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

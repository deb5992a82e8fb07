import type { XmlElement } from "@/lib/xml-tree";
import type { EditedAnswer, EditedQuestion } from "../edited-question";
import { creditOfWeight } from "../formats/moodle-weight";
import { type Probe, readFeedback } from "../formats/qti/item-feedback";
import {
  base,
  blocksOf,
  call,
  correct,
  declaration,
  feedback,
  flowOf,
  type ItemParts,
  interaction,
  mapping,
  mapResponse,
  points,
  response,
  saidOf,
  score,
  set,
  variable,
  when,
} from "../formats/qti/item-parts";
import { isWorthNothing, penaltyOf } from "../formats/qti/item-penalty";
import { isNear } from "../formats/qti/item-points";
import { outcomeOf, responseOf } from "../formats/qti/processing";
import { element, type QtiElement } from "../formats/qti/qti-element";
import type { AskedItem, ItemReading, WriterMeans } from "../formats/qti/qti-kind";
import { childrenNamed } from "../formats/qti/qti-tree";
import { blankAnswer } from "../question-authoring";

export const idOf = ({ attributes }: XmlElement): string => attributes.identifier ?? "";

export const choicesIn = ({ interaction }: AskedItem): XmlElement[] => childrenNamed(interaction, "simpleChoice");

export const isChoice = ({ interaction }: AskedItem): boolean => interaction.name === "choiceInteraction";

/** Whether one option alone may be chosen. */
export const isOneOf = ({ item, interaction, name }: AskedItem): boolean =>
  item.responses.get(name)?.cardinality !== "multiple" || interaction.attributes.maxChoices === "1";

/** What a choice asks, and its key. */
export function readQtiChoice(asked: AskedItem) {
  const text = asked.text();
  return { text, ...optionKey(asked, choicesIn(asked), ({ children }) => asked.markdown(children)) };
}

/** Of an interaction that offers options, as which they are shown or not: which are right, and what is said of each. */
export function optionKey(reading: AskedItem, choices: readonly XmlElement[], textOf: (choice: XmlElement) => string) {
  const { item, means, name } = reading;
  const isSingle = isOneOf(reading);
  const right = rightOptions(reading, name, choices.map(idOf), isSingle);
  const probes: Probe[] = choices.map((choice) => ({
    response: responseOf(name, idOf(choice)),
    parts: [idOf(choice)],
  }));
  if (!isSingle) probes.push({ response: responseOf(name, ...right), parts: right });
  const words = readFeedback(reading, probes, isSingle);
  const score = outcomeOf(item, responseOf(name, ...right)).score;
  const answers = choices.map(
    (choice): EditedAnswer => ({
      ...blankAnswer(means.newId(), textOf(choice), right.includes(idOf(choice))),
      ...{ explanation: words.of(idOf(choice)), ...(isSingle && score > 0 && creditIn(reading, score, idOf(choice))) },
    }),
  );
  const key = { name, ids: choices.map(idOf), right, score };
  const penalty = isSingle ? penaltyIn(reading, key) : penaltyOfWrong(reading, key);
  if (!isSingle) tellOfWeights(reading, key, penalty);
  return { answers, score, penalty, ...words.general };
}

/** The options of a response, which of them are right, and what those earn together. */
interface OptionKey {
  name: string;
  ids: readonly string[];
  right: readonly string[];
  score: number;
}

/** As declared; where nothing is, what has points. */
function rightOptions({ item }: ItemReading, name: string, ids: readonly string[], isSingle: boolean): string[] {
  const declared = item.responses.get(name);
  const correct = (declared?.correct ?? []).map(String).filter((id) => ids.includes(id));
  if (correct.length > 0) return isSingle ? correct.slice(0, 1) : correct;
  const scores = ids.map((id) => outcomeOf(item, responseOf(name, id)).score);
  const most = Math.max(0, ...scores);
  const earning = ids.filter((_, at) => (isSingle ? scores[at] === most : (scores[at] ?? 0) > 0));
  return most > 0 ? earning : [];
}

/** What one option earns of what the right one does. */
const creditIn = ({ item, name }: AskedItem, score: number, id: string) =>
  creditOfWeight((100 * outcomeOf(item, responseOf(name, id)).score) / score);

/** Here all options that earn no part of the points cost nothing or the same; in percent of what the right one earns. */
function penaltyIn({ item, tell }: ItemReading, { name, ids, right, score }: OptionKey): number {
  const earned = (id: string) => outcomeOf(item, responseOf(name, id)).score;
  const isInPart = (one: number) => one > 0 && one < score;
  const [first = 0, ...others] = ids
    .filter((id) => !right.includes(id))
    .map(earned)
    .filter((one) => !isInPart(one));
  const isSame = others.every((one) => isNear(one, first)) && right.every((id) => isNear(earned(id), score));
  const isCost = score > 0 && first <= 0 && -first <= score;
  if (!isSame || !(isCost || isNear(first, 0))) tell("scoring");
  return isSame && isCost ? Math.round(((0 - first) / score) * 10_000) / 100 : 0;
}

/** Of several right options: what is taken off where as many wrong ones are chosen or more. */
function penaltyOfWrong(reading: ItemReading, { name, ids, right, score }: OptionKey): number {
  const wrong = ids.filter((id) => !right.includes(id));
  if (wrong.length === 0) return 0;
  const chosen = [...wrong.map((id) => [id]), wrong, [...right.slice(0, 1), ...wrong]];
  return penaltyOf(
    reading,
    chosen.map((given) => responseOf(name, ...given)),
    score,
  );
}

/** Here each right option earns an equal share, and each wrong one takes one away. */
function tellOfWeights({ item, tell }: ItemReading, { name, ids, right, score }: OptionKey, penalty: number) {
  const share = score / Math.max(1, right.length);
  const isOther = ids.some((id) => {
    if (right.includes(id)) return !isNear(outcomeOf(item, responseOf(name, id)).score, share);
    const earned = outcomeOf(item, responseOf(name, ...right, id)).score;
    return right.length > 1 ? !isNear(earned, score - share) : !isWorthNothing(earned, score, penalty);
  });
  if (isOther) tell("scoring");
}

/** Options with their ids, and the words of each under its own. */
export function qtiOptions(
  { answers }: EditedQuestion,
  means: WriterMeans,
  idAt: (at: number) => string = (at) => `C${at + 1}`,
) {
  return answers.map(({ text, isCorrect, credit, explanation }, at) => ({
    ...{ id: idAt(at), isCorrect, credit, said: explanation },
    choice: element("simpleChoice", { identifier: idAt(at) }, ...flowOf(text, means)),
  }));
}

export const shareOfCredit = (credit: number): number => Number((credit / 100).toFixed(4));

type QtiOptions = ReturnType<typeof qtiOptions>;

export function oneRight(question: EditedQuestion, all: QtiOptions, means: WriterMeans): ItemParts {
  const said = saidOf(all);
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  const declared = { identifier: response, cardinality: "single", baseType: "identifier" } as const;
  const isInParts = all.some(({ credit }) => credit !== undefined);
  const entries = all.map(({ id, isCorrect, credit = 0 }) => ({
    key: id,
    value: isCorrect ? 1 : shareOfCredit(credit),
  }));
  return {
    declarations: [
      declaration({
        ...{ ...declared, correct: right.slice(0, 1) },
        mapping: isInParts ? mapping(entries) : undefined,
      }),
    ],
    body: [
      ...blocksOf(question.text, means),
      interaction("choiceInteraction", { shuffle: "false", maxChoices: "1" }, ...all.map(({ choice }) => choice)),
    ],
    rules: [
      isInParts
        ? set(score, call("product", mapResponse(response), variable(points)))
        : when(call("match", variable(response), correct(response)), set(score, variable(points))),
      ...(said.length > 0 ? [set(feedback, call("multiple", variable(response)))] : []),
    ],
    said,
  };
}

interface Option {
  id: string;
  isCorrect: boolean;
  said: string;
}

/** What is asked by an interaction of which several answers may be right. */
export function severalRight(
  question: EditedQuestion,
  all: readonly Option[],
  { asked, means }: { asked: QtiElement; means: WriterMeans },
): ItemParts {
  const said = saidOf(all);
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  const entries = all.map(({ id, isCorrect }) => ({ key: id, value: isCorrect ? 1 : -1 }));
  const declared = { identifier: response, cardinality: "multiple", baseType: "identifier", correct: right } as const;
  const share = call("divide", variable(points), base("float", Math.max(1, right.length)));
  return {
    declarations: [declaration({ ...declared, mapping: mapping(entries, "0") })],
    body: [...blocksOf(question.text, means), asked],
    rules: [
      ...(all.length > 0 ? [set(score, call("product", mapResponse(response), share))] : []),
      ...(said.length > 0 ? [set(feedback, call("multiple", variable(response)))] : []),
    ],
    said,
  };
}

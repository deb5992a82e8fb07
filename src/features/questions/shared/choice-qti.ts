import type { XmlElement } from "@/lib/xml-tree";
import type { EditedAnswer, EditedQuestion } from "../edited-question";
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
} from "../formats/qti/item-parts";
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
  const answers = choices.map(
    (choice): EditedAnswer => ({
      ...blankAnswer(means.newId(), textOf(choice), right.includes(idOf(choice))),
      explanation: words.of(idOf(choice)),
    }),
  );
  const score = outcomeOf(item, responseOf(name, ...right)).score;
  const penalty = isSingle ? penaltyIn(reading, name, choices.map(idOf), right, score) : 0;
  if (!isSingle) tellOfWeights(reading, name, choices.map(idOf), right, score);
  return { answers, score, penalty, ...words.general };
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

/** Here all wrong options earn nothing, or cost the same; in percent of what the right one earns. */
function penaltyIn(
  { item, tell }: ItemReading,
  name: string,
  ids: readonly string[],
  right: readonly string[],
  score: number,
): number {
  const earned = (id: string) => outcomeOf(item, responseOf(name, id)).score;
  const [first = 0, ...others] = ids.filter((id) => !right.includes(id)).map(earned);
  const isSame = others.every((one) => isNear(one, first)) && right.every((id) => isNear(earned(id), score));
  const isCost = score > 0 && first <= 0 && -first <= score;
  if (!isSame || !(isCost || isNear(first, 0))) tell("scoring");
  return isSame && isCost ? Math.round(((0 - first) / score) * 10_000) / 100 : 0;
}

/** Here each right option earns an equal share, and each wrong one takes one away. */
function tellOfWeights(
  { item, tell }: ItemReading,
  name: string,
  ids: readonly string[],
  right: readonly string[],
  score: number,
) {
  const share = score / Math.max(1, right.length);
  const isOther = ids.some((id) => {
    if (right.includes(id)) return !isNear(outcomeOf(item, responseOf(name, id)).score, share);
    return !isNear(outcomeOf(item, responseOf(name, ...right, id)).score, score - share);
  });
  if (isOther) tell("scoring");
}

/** Options with their ids, and the words of each under its own. */
export function qtiOptions(
  { answers }: EditedQuestion,
  means: WriterMeans,
  idAt: (at: number) => string = (at) => `C${at + 1}`,
) {
  return answers.map(({ text, isCorrect, explanation }, at) => ({
    ...{ id: idAt(at), isCorrect, said: explanation },
    choice: element("simpleChoice", { identifier: idAt(at) }, ...flowOf(text, means)),
  }));
}

type QtiOptions = ReturnType<typeof qtiOptions>;

export function oneRight(question: EditedQuestion, all: QtiOptions, means: WriterMeans): ItemParts {
  const said = saidOf(all);
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  return {
    declarations: [
      declaration({ identifier: response, cardinality: "single", baseType: "identifier", correct: right.slice(0, 1) }),
    ],
    body: [
      ...blocksOf(question.text, means),
      interaction("choiceInteraction", { shuffle: "false", maxChoices: "1" }, ...all.map(({ choice }) => choice)),
    ],
    rules: [
      element("responseCondition", {}, ...rightOrCost(question.penalty)),
      ...(said.length > 0 ? [set(feedback, call("multiple", variable(response)))] : []),
    ],
    said,
  };
}

/** A right option earns the points, and a wrong one costs its percent of them; none does neither. */
function rightOrCost(penalty: number): QtiElement[] {
  const isRight = call("match", variable(response), correct(response));
  const right = element("responseIf", {}, isRight, set(score, variable(points)));
  if (penalty === 0) return [right];
  const cost = call("product", variable(points), base("float", Number((-penalty / 100).toFixed(4))));
  const isGiven = call("not", call("isNull", variable(response)));
  return [right, element("responseElseIf", {}, isGiven, set(score, cost))];
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

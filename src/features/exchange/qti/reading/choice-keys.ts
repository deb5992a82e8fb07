import type { EditedAnswer } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import type { XmlElement } from "@/lib/xml-tree";
import { type Probe, readFeedback } from "./item-feedback";
import type { ItemKey } from "./item-key";
import { isNear } from "./item-points";
import { outcomeOf, responseOf } from "./processing";
import { type ItemReading, QtiProblem } from "./qti-problem";
import { childrenNamed } from "./qti-tree";

const idOf = ({ attributes }: XmlElement): string => attributes.identifier ?? "";

export function choiceKey(reading: ItemReading, interaction: XmlElement): ItemKey {
  const choices = childrenNamed(interaction, "simpleChoice");
  const { isSingle, ...key } = optionKey(reading, interaction, choices, ({ children }) => reading.markdown(children));
  const isEither = isSingle && isTrueFalse(choices, key.answers, reading.means.trueFalse);
  return { type: isEither ? "TRUE_FALSE" : isSingle ? "SINGLE_CHOICE" : "MULTIPLE_CHOICE", ...key };
}

/** Of an interaction that offers options, as which they are shown or not: which are right, and what is said of each. */
export function optionKey(
  reading: ItemReading,
  interaction: XmlElement,
  choices: readonly XmlElement[],
  textOf: (choice: XmlElement) => string,
) {
  const { item, means } = reading;
  const name = interaction.attributes.responseIdentifier ?? "";
  const isSingle = item.responses.get(name)?.cardinality !== "multiple" || interaction.attributes.maxChoices === "1";
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
  return { isSingle, answers, score, penalty, ...words.general };
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

function isTrueFalse(
  choices: readonly XmlElement[],
  answers: readonly EditedAnswer[],
  names: readonly [string, string],
): boolean {
  const is =
    (...of: string[]) =>
    (words: readonly string[]) =>
      words.every((word, at) => word.toLowerCase() === of[at]?.toLowerCase());
  const texts = answers.map(({ text }) => text.trim());
  return (
    choices.length === 2 &&
    (is("true", "false")(choices.map(idOf)) || is("true", "false")(texts) || is(...names)(texts))
  );
}

/** The items in their right order. */
export function orderKey(reading: ItemReading, interaction: XmlElement): ItemKey {
  const { item, means, markdown, tell } = reading;
  const name = interaction.attributes.responseIdentifier ?? "";
  const choices = new Map(childrenNamed(interaction, "simpleChoice").map((choice) => [idOf(choice), choice]));
  const correct = (item.responses.get(name)?.correct ?? []).map(String).filter((id) => choices.has(id));
  const order = [...new Set(correct)];
  if (order.length < choices.size) throw new QtiProblem("processing");
  const probes = [...order.map((id) => [id]), order].map((ids) => ({ response: responseOf(name, ...ids), parts: ids }));
  const words = readFeedback(reading, probes, false);
  const score = outcomeOf(item, responseOf(name, ...order)).score;
  const [first = "", second = "", ...others] = order;
  const exchanged = outcomeOf(item, responseOf(name, second, first, ...others)).score;
  if (!isNear(exchanged, (score * others.length) / Math.max(1, order.length))) tell("scoring");
  const answers = order.map((id) => ({
    ...blankAnswer(means.newId(), markdown(choices.get(id)?.children ?? []), true),
    explanation: words.of(id),
  }));
  return { type: "ORDERING", answers, score, ...words.general };
}

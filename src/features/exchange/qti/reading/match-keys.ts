import type { MatchingBody } from "@/features/questions/types/matching/body";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { readFeedback } from "./item-feedback";
import type { ItemKey } from "./item-key";
import { isNear } from "./item-points";
import { outcomeOf, responseOf } from "./processing";
import { type ItemReading, QtiProblem } from "./qti-problem";
import { childrenNamed } from "./qti-tree";

type Choices = ReadonlyMap<string, XmlElement>;
interface Pairs {
  /** Ids of prompts and answers. */
  pairs: { prompt: string; answer: string }[];
  /** How the item writes a pair. */
  written: (prompt: string, answer: string) => string;
  prompts: Choices;
  answers: Choices;
}

const promptFirst = (prompt: string, answer: string): string => `${prompt} ${answer}`;

const choicesIn = (element: XmlElement | undefined): Map<string, XmlElement> =>
  new Map(
    (element ? elementsOf(element) : [])
      .filter(({ name }) => name === "simpleAssociableChoice")
      .map((choice) => [choice.attributes.identifier ?? "", choice]),
  );

/** Pairs of two lists, if each entry of one of them belongs to exactly one of the other. */
export function matchKey(reading: ItemReading, interaction: XmlElement): ItemKey {
  const [left, right] = childrenNamed(interaction, "simpleMatchSet").map(choicesIn);
  const name = interaction.attributes.responseIdentifier ?? "";
  if (!left || !right) throw new QtiProblem("many_matches");
  const values = valuesOf(reading, name);
  const isEachOnce = (side: Choices, ids: readonly string[]) =>
    ids.length === new Set(ids).size && [...side.keys()].every((id) => ids.includes(id));
  const firsts = values.map(([first]) => first);
  const seconds = values.map(([, second]) => second);
  if (isEachOnce(left, firsts)) {
    const pairs = values.map(([prompt, answer]) => ({ prompt, answer }));
    return keyOf(reading, name, { pairs, written: promptFirst, prompts: left, answers: right });
  }
  if (!isEachOnce(right, seconds)) throw new QtiProblem("many_matches");
  const pairs = values.map(([answer, prompt]) => ({ prompt, answer }));
  const written = (prompt: string, answer: string) => `${answer} ${prompt}`;
  return keyOf(reading, name, { pairs, written, prompts: right, answers: left });
}

/** Pairs out of one list: the first of each becomes a prompt, the second what is chosen for it. */
export function associateKey(reading: ItemReading, interaction: XmlElement): ItemKey {
  const name = interaction.attributes.responseIdentifier ?? "";
  const choices = choicesIn(interaction);
  const values = valuesOf(reading, name);
  const ids = values.flat();
  if (new Set(ids).size < ids.length) throw new QtiProblem("many_matches");
  reading.tell("two_lists");
  const pairs = values.map(([prompt, answer]) => ({ prompt, answer }));
  // As `scalarOf` has pairs that have no order.
  const written = (...ids: string[]) => ids.toSorted().join(" ");
  const prompts = new Map([...choices].filter(([id]) => values.some(([first]) => first === id)));
  const answers = new Map([...choices].filter(([id]) => !prompts.has(id)));
  return keyOf(reading, name, { pairs, written, prompts, answers });
}

function valuesOf({ item }: ItemReading, name: string): [string, string][] {
  const declared = item.responses.get(name);
  const mapped = (declared?.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key);
  const values = declared && declared.correct.length > 0 ? declared.correct.map(String) : mapped;
  return values.map((value) => {
    const [first = "", second = ""] = value.trim().split(/\s+/);
    return [first, second];
  });
}

function keyOf(reading: ItemReading, name: string, { pairs, written, prompts, answers }: Pairs): ItemKey {
  const { item, means, markdown, tell } = reading;
  const inOrder = [...prompts.keys()].flatMap((id) => pairs.filter(({ prompt }) => prompt === id));
  const whole = responseOf(name, ...inOrder.map(({ prompt, answer }) => written(prompt, answer)));
  const probes = [
    ...inOrder.flatMap(({ prompt, answer }, at) => {
      const other = inOrder[(at + 1) % inOrder.length]?.answer ?? answer;
      return [answer, other].map((one) => ({ response: responseOf(name, written(prompt, one)), parts: [prompt] }));
    }),
    { response: whole, parts: inOrder.map(({ prompt }) => prompt) },
  ];
  const words = readFeedback(reading, probes, false);
  const score = outcomeOf(item, whole).score;
  const share = score / Math.max(1, inOrder.length);
  const earned = inOrder.map(({ prompt, answer }) => outcomeOf(item, responseOf(name, written(prompt, answer))).score);
  if (!earned.every((one) => isNear(one, share))) tell("scoring");
  const textOf = (side: Choices, id: string) => markdown(side.get(id)?.children ?? []);
  const used = new Set(inOrder.map(({ answer }) => answer));
  const body: MatchingBody = {
    pairs: inOrder.map(({ prompt, answer }) => ({
      ...{ promptId: means.newId(), prompt: textOf(prompts, prompt) },
      ...{ answerId: means.newId(), answer: textOf(answers, answer), feedback: words.of(prompt) },
    })),
    extras: [...answers.keys()]
      .filter((id) => !used.has(id))
      .map((id) => ({ answerId: means.newId(), answer: textOf(answers, id) })),
  };
  return { type: "MATCHING", answers: [], body, score, ...words.general };
}

import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { readFeedback } from "../../formats/qti/item-feedback";
import {
  base,
  blocksOf,
  call,
  declaration,
  flowOf,
  interaction,
  mapping,
  mapResponse,
  points,
  response,
  saidOf,
  score,
  set,
  show,
  variable,
  when,
} from "../../formats/qti/item-parts";
import { penaltyOf } from "../../formats/qti/item-penalty";
import { isNear } from "../../formats/qti/item-points";
import { outcomeOf, responseOf } from "../../formats/qti/processing";
import { element, type QtiElement } from "../../formats/qti/qti-element";
import {
  type AskedItem,
  type ItemKey,
  type ItemReading,
  type QtiKind,
  QtiProblem,
  type WriterMeans,
} from "../../formats/qti/qti-kind";
import { childrenNamed } from "../../formats/qti/qti-tree";
import { answersOf, type MatchingBody, readMatching } from "./body";

export const matchingQti: QtiKind = {
  read(asked) {
    const read = { matchInteraction: matchKey, associateInteraction: associateKey }[asked.interaction.name];
    if (!read) return null;
    const text = asked.text();
    return { ...read(asked), text };
  },
  /** Answers with the same text are one, as students see them. */
  write(question, means) {
    const read = readMatching(question.body);
    const answers = answersOf(read);
    const answerOf = (text: string) => `A${answers.findIndex((answer) => answer.text.trim() === text.trim()) + 1}`;
    const prompts = read.pairs.map(({ prompt, answer, feedback: said }, at) => ({
      ...{ id: `P${at + 1}`, prompt, said, pair: `P${at + 1} ${answerOf(answer)}` },
    }));
    const pairs = prompts.map(({ pair }) => pair);
    const left = prompts.map(({ id, prompt: text }) => ({ id, text }));
    const right = answers.map(({ text }, at) => ({ id: `A${at + 1}`, text }));
    const said = saidOf(prompts);
    const answered = (id: string) =>
      call(
        "or",
        ...answers.map((_, at) => call("member", base("directedPair", `${id} A${at + 1}`), variable(response))),
      );
    const share = call("divide", variable(points), base("float", Math.max(1, pairs.length)));
    const entries = pairs.map((key) => ({ key, value: 1 }));
    const declared = { identifier: response, cardinality: "multiple", correct: pairs } as const;
    return {
      declarations: [declaration({ ...declared, baseType: "directedPair", mapping: mapping(entries) })],
      body: [
        ...blocksOf(question.text, means),
        interaction(
          "matchInteraction",
          { shuffle: "true", maxAssociations: `${pairs.length}` },
          sideOf(left, "1", means),
          sideOf(right, "0", means),
        ),
      ],
      rules: [
        ...(pairs.length > 0 ? [set(score, call("product", mapResponse(response), share))] : []),
        ...said.map(({ id }) => when(answered(id), show(id))),
      ],
      said,
    };
  },
};

const sideOf = (texts: readonly { id: string; text: string }[], matchMax: string, means: WriterMeans): QtiElement =>
  element(
    "simpleMatchSet",
    {},
    ...texts.map(({ id, text }) =>
      element("simpleAssociableChoice", { identifier: id, matchMax }, ...flowOf(text, means)),
    ),
  );

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
function matchKey({ interaction, ...reading }: AskedItem): Omit<ItemKey, "text"> {
  const [left, right] = childrenNamed(interaction, "simpleMatchSet").map(choicesIn);
  const { name } = reading;
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
function associateKey({ interaction, ...reading }: AskedItem): Omit<ItemKey, "text"> {
  const { name } = reading;
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

function keyOf(reading: ItemReading, name: string, { pairs, written, prompts, answers }: Pairs): Omit<ItemKey, "text"> {
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
  const wrong = inOrder.flatMap(({ prompt, answer }) => {
    const other = [...answers.keys()].find((id) => id !== answer);
    return other === undefined ? [] : [written(prompt, other)];
  });
  const wrongPairs = [...wrong.map((pair) => [pair]), wrong].map((given) => responseOf(name, ...given));
  const penalty = wrong.length > 0 ? penaltyOf(reading, wrongPairs, score) : 0;
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
  return { type: "MATCHING", answers: [], body, score, penalty, ...words.general };
}

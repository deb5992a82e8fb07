import type { EditedQuestion } from "@/features/questions/edited-question";
import { answersOf, readMatching } from "@/features/questions/types/matching/body";
import type { XhtmlMeans } from "../texts/markdown-to-xhtml";
import {
  addShare,
  base,
  blocksOf,
  call,
  correct,
  declaration,
  feedback,
  flowOf,
  type ItemParts,
  mapping,
  mapResponse,
  points,
  score,
  set,
  show,
  variable,
  when,
} from "./item-parts";
import { element, type QtiElement } from "./qti-element";

export type PartsWriter = (question: EditedQuestion, means: XhtmlMeans) => ItemParts;

const identifier = "RESPONSE";

/** Options, with the words of each under its own identifier. */
function options({ type, answers }: EditedQuestion, means: XhtmlMeans) {
  return answers.map(({ text, isCorrect, explanation }, at) => {
    const id = type === "TRUE_FALSE" ? String(at === 0) : `C${at + 1}`;
    return {
      id,
      isCorrect,
      said: explanation,
      choice: element("simpleChoice", { identifier: id }, ...flowOf(text, means)),
    };
  });
}

const saidOf = (of: readonly { id: string; said: string }[]) =>
  of.map(({ id, said: text }) => ({ id, text })).filter(({ text }) => text.trim() !== "");

export const writeSingle: PartsWriter = (question, means) => {
  const all = options(question, means);
  const said = saidOf(all);
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  return {
    declarations: [
      declaration({ identifier, cardinality: "single", baseType: "identifier", correct: right.slice(0, 1) }),
    ],
    body: [
      ...blocksOf(question.text, means),
      interaction("choiceInteraction", { shuffle: "false", maxChoices: "1" }, ...all.map(({ choice }) => choice)),
    ],
    rules: [
      element("responseCondition", {}, ...rightOrCost(question.penalty)),
      ...(said.length > 0 ? [set(feedback, call("multiple", variable(identifier)))] : []),
    ],
    said,
  };
};

/** A right option earns the points, and a wrong one costs its percent of them; none does neither. */
function rightOrCost(penalty: number): QtiElement[] {
  const isRight = call("match", variable(identifier), correct(identifier));
  const right = element("responseIf", {}, isRight, set(score, variable(points)));
  if (penalty === 0) return [right];
  const cost = call("product", variable(points), base("float", Number((-penalty / 100).toFixed(4))));
  const isGiven = call("not", call("isNull", variable(identifier)));
  return [right, element("responseElseIf", {}, isGiven, set(score, cost))];
}

/** Each right option earns a share, each wrong one takes one away: as they are marked here. */
export const writeMultiple: PartsWriter = (question, means) => {
  const all = options(question, means);
  const choices = all.map(({ choice }) => choice);
  return severalRight(question, all, {
    asked: interaction("choiceInteraction", { shuffle: "false", maxChoices: "0" }, ...choices),
    means,
  });
};

interface Option {
  id: string;
  isCorrect: boolean;
  said: string;
}

/** What is asked by an interaction of which several answers may be right. */
export function severalRight(
  question: EditedQuestion,
  all: readonly Option[],
  { asked, means }: { asked: QtiElement; means: XhtmlMeans },
): ItemParts {
  const said = saidOf(all);
  const right = all.filter(({ isCorrect }) => isCorrect).map(({ id }) => id);
  const entries = all.map(({ id, isCorrect }) => ({ key: id, value: isCorrect ? 1 : -1 }));
  const declared = { identifier, cardinality: "multiple", baseType: "identifier", correct: right } as const;
  const share = call("divide", variable(points), base("float", Math.max(1, right.length)));
  return {
    declarations: [declaration({ ...declared, mapping: mapping(entries, "0") })],
    body: [...blocksOf(question.text, means), asked],
    rules: [
      ...(all.length > 0 ? [set(score, call("product", mapResponse(identifier), share))] : []),
      ...(said.length > 0 ? [set(feedback, call("multiple", variable(identifier)))] : []),
    ],
    said,
  };
}

export const writeOrdering: PartsWriter = (question, means) => {
  const all = options(question, means);
  const order = all.map(({ id }) => id);
  const place = (at: number) => element("index", { n: `${at + 1}` }, variable(identifier));
  const said = saidOf(all);
  return {
    declarations: [declaration({ identifier, cardinality: "ordered", baseType: "identifier", correct: order })],
    body: [
      ...blocksOf(question.text, means),
      interaction("orderInteraction", { shuffle: "true" }, ...all.map(({ choice }) => choice)),
    ],
    rules: [
      ...order.map((id, at) => when(call("match", place(at), base("identifier", id)), addShare(order.length))),
      ...said.map(({ id }) => when(call("member", base("identifier", id), variable(identifier)), show(id))),
    ],
    said,
  };
};

/** Answers with the same text are one, as students see them. */
export const writeMatching: PartsWriter = (question, means) => {
  const read = readMatching(question.body);
  const answers = answersOf(read);
  const answerOf = (text: string) => `A${answers.findIndex((answer) => answer.text.trim() === text.trim()) + 1}`;
  const prompts = read.pairs.map(({ prompt, answer, feedback: said }, at) => ({
    ...{ id: `P${at + 1}`, prompt, said, pair: `P${at + 1} ${answerOf(answer)}` },
  }));
  const pairs = prompts.map(({ pair }) => pair);
  const side = (texts: { id: string; text: string }[], matchMax: string) =>
    element(
      "simpleMatchSet",
      {},
      ...texts.map(({ id, text }) =>
        element("simpleAssociableChoice", { identifier: id, matchMax }, ...flowOf(text, means)),
      ),
    );
  const said = saidOf(prompts);
  const answered = (id: string) =>
    call(
      "or",
      ...answers.map((_, at) => call("member", base("directedPair", `${id} A${at + 1}`), variable(identifier))),
    );
  const share = call("divide", variable(points), base("float", Math.max(1, pairs.length)));
  const entries = pairs.map((key) => ({ key, value: 1 }));
  const declared = { identifier, cardinality: "multiple", baseType: "directedPair", correct: pairs } as const;
  return {
    declarations: [declaration({ ...declared, mapping: mapping(entries) })],
    body: [
      ...blocksOf(question.text, means),
      interaction(
        "matchInteraction",
        { shuffle: "true", maxAssociations: `${pairs.length}` },
        side(
          prompts.map(({ id, prompt: text }) => ({ id, text })),
          "1",
        ),
        side(
          answers.map(({ text }, at) => ({ id: `A${at + 1}`, text })),
          "0",
        ),
      ),
    ],
    rules: [
      ...(pairs.length > 0 ? [set(score, call("product", mapResponse(identifier), share))] : []),
      ...said.map(({ id }) => when(answered(id), show(id))),
    ],
    said,
  };
};

export const interaction = (name: string, attributes: Record<string, string>, ...children: QtiElement[]): QtiElement =>
  element(name, { responseIdentifier: identifier, ...attributes }, ...children);

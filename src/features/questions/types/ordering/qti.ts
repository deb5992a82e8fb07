import { readFeedback } from "../../formats/qti/item-feedback";
import {
  addShare,
  base,
  blocksOf,
  call,
  declaration,
  interaction,
  response,
  saidOf,
  show,
  variable,
  when,
} from "../../formats/qti/item-parts";
import { isWorthNothing, penaltyOf } from "../../formats/qti/item-penalty";
import { isNear } from "../../formats/qti/item-points";
import { outcomeOf, responseOf } from "../../formats/qti/processing";
import { element } from "../../formats/qti/qti-element";
import { type QtiKind, QtiProblem } from "../../formats/qti/qti-kind";
import { blankAnswer } from "../../question-authoring";
import { choicesIn, idOf, qtiOptions } from "../../shared/choice-qti";

export const orderingQti: QtiKind = {
  read(asked) {
    if (asked.interaction.name !== "orderInteraction") return null;
    const { item, means, name, markdown, tell } = asked;
    const text = asked.text();
    const choices = new Map(choicesIn(asked).map((choice) => [idOf(choice), choice]));
    const correct = (item.responses.get(name)?.correct ?? []).map(String).filter((id) => choices.has(id));
    const order = [...new Set(correct)];
    if (order.length < choices.size) throw new QtiProblem("processing");
    const probes = [...order.map((id) => [id]), order].map((ids) => ({
      response: responseOf(name, ...ids),
      parts: ids,
    }));
    const words = readFeedback(asked, probes, false);
    const score = outcomeOf(item, responseOf(name, ...order)).score;
    const [first = "", second = "", ...others] = order;
    // None in its place.
    const penalty = order.length > 1 ? penaltyOf(asked, [responseOf(name, ...order.slice(1), first)], score) : 0;
    const exchanged = outcomeOf(item, responseOf(name, second, first, ...others)).score;
    const isAsHere =
      others.length > 0
        ? isNear(exchanged, (score * others.length) / order.length)
        : isWorthNothing(exchanged, score, penalty);
    if (!isAsHere) tell("scoring");
    const answers = order.map((id) => ({
      ...blankAnswer(means.newId(), markdown(choices.get(id)?.children ?? []), true),
      explanation: words.of(id),
    }));
    return { type: "ORDERING", text, answers, score, penalty, ...words.general };
  },
  write(question, means) {
    const all = qtiOptions(question, means);
    const order = all.map(({ id }) => id);
    const place = (at: number) => element("index", { n: `${at + 1}` }, variable(response));
    const said = saidOf(all);
    return {
      declarations: [
        declaration({ identifier: response, cardinality: "ordered", baseType: "identifier", correct: order }),
      ],
      body: [
        ...blocksOf(question.text, means),
        interaction("orderInteraction", { shuffle: "true" }, ...all.map(({ choice }) => choice)),
      ],
      rules: [
        ...order.map((id, at) => when(call("match", place(at), base("identifier", id)), addShare(order.length))),
        ...said.map(({ id }) => when(call("member", base("identifier", id), variable(response)), show(id))),
      ],
      said,
    };
  },
};

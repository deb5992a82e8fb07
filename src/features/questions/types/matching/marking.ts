import { shareOf } from "../../points";
import type { QuestionContent, QuestionResponse, QuestionTypeDefinition, ReviewRow } from "../../question-type";
import { chosen, nothingSelected } from "../../shared/choice-marking";
import { hasNoFields } from "../../shared/no-answer";
import { answersOf, readMatching } from "./body";
import { withMendedPairs } from "./mended-pairs";

/**
 * Each prompt gets one of the answers. Every prompt with the right one earns an equal share of the points; a wrong one takes
 * nothing away. Answers start shuffled, whatever the rules of the assessment say.
 */
export const matching: QuestionTypeDefinition = {
  type: "MATCHING",
  control: "match",
  partialCredit: true,
  offer: {
    shuffle: "always",
    ids({ body }) {
      const read = readMatching(body);
      return { promptIds: read.pairs.map(({ promptId }) => promptId), optionIds: answersOf(read).map(({ id }) => id) };
    },
    texts({ body }) {
      const read = readMatching(body);
      return [...read.pairs.map(({ promptId: id, prompt: text }) => ({ id, text })), ...answersOf(read)];
    },
    mostSelected: ({ promptIds }) => 2 * promptIds.length,
  },
  accepts({ body }, response) {
    const read = readMatching(body);
    const prompts = new Set(read.pairs.map(({ promptId }) => promptId));
    const answers = new Set(answersOf(read).map(({ id }) => id));
    const given = pairsIn(response);
    return (
      hasNoFields(response) &&
      response.textResponse === "" &&
      response.selectedAnswers.length === 2 * given.size &&
      [...given].every(([promptId, answerId]) => prompts.has(promptId) && answers.has(answerId))
    );
  },
  isBlank: nothingSelected,
  score(question, response) {
    const results = matched(question, response);
    const right = results.filter(({ isRight }) => isRight).length;
    const isCorrect = results.length > 0 && right === results.length;
    return { earned: results.length === 0 ? 0 : shareOf(question.points, right, results.length), isCorrect };
  },
  counted: {
    by: "pairs",
    parts({ body }) {
      const read = readMatching(body);
      return read.pairs.map(({ promptId: key, prompt: lead, answer }) => ({
        ...{ key, lead },
        options: answersOf(read).map(({ id, text }) => ({ id, text, isRight: text.trim() === answer.trim() })),
      }));
    },
  },
  withKeyOf: withMendedPairs,
  rightResponse({ body }) {
    const read = readMatching(body);
    const idOf = new Map(answersOf(read).map(({ id, text }) => [text.trim(), id]));
    return chosen(read.pairs.flatMap(({ promptId, answer }) => [promptId, idOf.get(answer.trim()) ?? ""]));
  },
  reviewRows(question, response, shown) {
    const results = matched(question, response);
    const yours = results.flatMap(({ prompt, given, isRight, feedback }): ReviewRow[] =>
      given === undefined
        ? []
        : [
            {
              who: "you",
              lead: prompt,
              text: given,
              kind: "authored",
              sign: signOf(isRight, shown),
              feedback: shown.feedback ? feedback : "",
            },
          ],
    );
    if (!shown.keys) return yours;
    const missed = results.filter(({ isRight }) => !isRight);
    return [
      ...yours,
      ...missed.map(
        ({ prompt, answer }): ReviewRow => ({
          who: "key",
          lead: prompt,
          text: answer,
          kind: "authored",
          sign: "missed",
          feedback: "",
        }),
      ),
    ];
  },
};

const signOf = (isRight: boolean, { correctness }: { correctness: boolean }) =>
  correctness ? (isRight ? "right" : "wrong") : null;

/** Each prompt with the answer that it has, by the id of the prompt. */
function pairsIn({ selectedAnswers }: QuestionResponse): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < selectedAnswers.length; at += 2)
    pairs.set(selectedAnswers[at] ?? "", selectedAnswers[at + 1] ?? "");
  return pairs;
}

/** Each prompt in the author's order, with the text that is right and the one that was given. */
function matched({ body }: QuestionContent, response: QuestionResponse) {
  const read = readMatching(body);
  const texts = new Map(answersOf(read).map(({ id, text }) => [id, text]));
  const given = pairsIn(response);
  return read.pairs.map(({ promptId, prompt, answer, feedback }) => {
    const text = texts.get(given.get(promptId) ?? "");
    return { prompt, answer, feedback, given: text, isRight: text?.trim() === answer.trim() };
  });
}

import type { QuestionContent } from "../../question-type";
import { answersOf, type MatchingBody, readMatching } from "./body";

type Answer = MatchingBody["extras"][number];

const is =
  (text: string) =>
  ({ answer }: Pick<Answer, "answer">): boolean =>
    answer.trim() === text.trim();

/**
 * The prompts and answers that students saw, matched as in the mended question. Null where a prompt is no longer asked, or its right
 * answer was not among those to choose from.
 */
export function withMendedPairs(question: QuestionContent, mended: QuestionContent): QuestionContent | null {
  const seen = readMatching(question.body);
  const now = readMatching(mended.body);
  const free: Answer[] = [...seen.pairs, ...seen.extras].map(({ answerId, answer }) => ({ answerId, answer }));
  const offered = new Map(answersOf(seen).map(({ id, text }) => [id, text]));
  const pairs: MatchingBody["pairs"] = [];
  for (const pair of seen.pairs) {
    const twin =
      now.pairs.find(({ prompt }) => prompt.trim() === pair.prompt.trim()) ??
      now.pairs.find(({ promptId }) => promptId === pair.promptId);
    if (!twin) return null;
    // A text that was corrected is the same answer by its id.
    const text = free.some(is(twin.answer)) ? twin.answer : offered.get(twin.answerId);
    const at = text === undefined ? -1 : free.findIndex(is(text));
    const [right] = at < 0 ? [] : free.splice(at, 1);
    if (!right) return null;
    pairs.push({ ...pair, ...right, feedback: twin.feedback });
  }
  return inSeenOrder(question, { pairs, extras: free });
}

/** Answers with one text are one, under the id that comes first: it has to stay the one that students were offered. */
function inSeenOrder(question: QuestionContent, body: MatchingBody): QuestionContent | null {
  const idsOf = (read: MatchingBody) => new Map(answersOf(read).map(({ id, text }) => [text.trim(), id]));
  const seen = idsOf(readMatching(question.body));
  const isSame = [...idsOf(body)].every(([text, id]) => seen.get(text) === id);
  return isSame ? { ...question, body } : null;
}

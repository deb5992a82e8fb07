import type { AcceptedAnswer, AnswerQueue } from "./answer-queue";

/** A check follows the change that it is of. */
const ageOf = ({ revision, checkedAt }: Pick<AcceptedAnswer, "revision" | "checkedAt">): number =>
  checkedAt ? revision + 0.5 : revision;

/** Shows what was saved here in the other tabs of this browser, and theirs here. */
export function tellOtherTabs(attemptId: string, queue: AnswerQueue): { close: () => void } {
  if (typeof BroadcastChannel === "undefined") return { close: () => undefined };
  const channel = new BroadcastChannel(`lectern-attempt-${attemptId}`);
  const told = new Map<string, number>();
  for (const [id, entry] of queue.entries()) told.set(id, ageOf(entry));
  channel.onmessage = ({ data }: MessageEvent<AcceptedAnswer>) => {
    told.set(data.questionVersionId, ageOf(data));
    queue.adopt([data]);
  };
  const unsubscribe = queue.subscribe(() => {
    for (const [questionVersionId, entry] of queue.entries()) {
      const { value, revision, status, checkedAt } = entry;
      if (status.kind !== "saved" || (told.get(questionVersionId) ?? 0) >= ageOf(entry)) continue;
      told.set(questionVersionId, ageOf(entry));
      const answer = { questionVersionId, ...value, revision, answeredAt: status.at, checkedAt };
      channel.postMessage(answer satisfies AcceptedAnswer);
    }
  });
  return {
    close() {
      unsubscribe();
      channel.close();
    },
  };
}

import type { AcceptedAnswer, AnswerQueue } from "./answer-queue";

/** Shows what was saved here in the other tabs of this browser, and theirs here. */
export function tellOtherTabs(attemptId: string, queue: AnswerQueue): { close: () => void } {
  if (typeof BroadcastChannel === "undefined") return { close: () => undefined };
  const channel = new BroadcastChannel(`lectern-attempt-${attemptId}`);
  const told = new Map<string, number>();
  for (const [id, { revision }] of queue.entries()) told.set(id, revision);
  channel.onmessage = ({ data }: MessageEvent<AcceptedAnswer>) => {
    told.set(data.questionVersionId, data.revision);
    queue.adopt([data]);
  };
  const unsubscribe = queue.subscribe(() => {
    for (const [questionVersionId, { value, revision, status }] of queue.entries()) {
      if (status.kind !== "saved" || (told.get(questionVersionId) ?? 0) >= revision) continue;
      told.set(questionVersionId, revision);
      channel.postMessage({ questionVersionId, ...value, revision, answeredAt: status.at } satisfies AcceptedAnswer);
    }
  });
  return {
    close() {
      unsubscribe();
      channel.close();
    },
  };
}

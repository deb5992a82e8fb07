import { useCallback, useEffect, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import type { ToldFailure } from "@/components/api/use-refusal";
import type { CheckedQuestion } from "@/features/assessment/checked-question";
import type { ShownAttempt } from "@/features/assessment/components/shown-attempt";
import type { QueuedAnswer } from "./answer-queue";
import { endings, received } from "./send-answer";
import type { AttemptSession } from "./use-attempt";

/**
 * `by`: the button; another place, where the answer was checked before a later change from here arrived; or neither, where the page
 * came with it or another place checked it.
 */
export type CheckState =
  | { kind: "checking" }
  | { kind: "failed"; failure: ToldFailure }
  | { kind: "checked"; checked: CheckedQuestion; by: "button" | "overruled" | null };

type Entries = ReadonlyMap<string, QueuedAnswer>;

const isOverruled = ({ status }: QueuedAnswer): boolean => status.kind === "refused" && status.why === "checked";

/** What is known of the checked answers, by question. What was checked in another place is asked for as soon as that is known. */
export function useChecks(attempt: ShownAttempt, session: AttemptSession, entries: Entries) {
  const { queue, look, leaveForReview } = session;
  const [states, setStates] = useState<ReadonlyMap<string, CheckState>>(
    () => new Map(attempt.checks.map((checked) => [checked.versionId, { kind: "checked", checked, by: null }])),
  );

  const ask = useCallback(
    async (id: string, by: "button" | "overruled" | null) => {
      const put = (state: CheckState) => setStates((before) => new Map(before).set(id, state));
      put({ kind: "checking" });
      // What the student sees: if another device's later answer comes back, that one is not checked unseen.
      const { revision } = queue.entry(id);
      await queue.flush();
      try {
        const call = { attemptId: attempt.id, questionVersionId: id, revision };
        const { answer, checked } = await api.assessment.checkAnswer.mutate(call);
        queue.adopt([received(answer)]);
        put({ kind: "checked", checked, by });
      } catch (error) {
        const failure = describeFailure(error);
        if (endings.has(failure.reason)) return leaveForReview();
        if (failure.reason === "assessment.answer_changed") await look();
        put({ kind: "failed", failure });
      }
    },
    [attempt.id, queue, look, leaveForReview],
  );

  useEffect(() => {
    for (const [id, entry] of entries) {
      const state = states.get(id);
      if (isOverruled(entry) ? !state || state.kind === "checked" : entry.checkedAt && !state)
        void ask(id, isOverruled(entry) ? "overruled" : null);
    }
  }, [entries, states, ask]);

  return { states, check: useCallback((id: string) => void ask(id, "button"), [ask]) };
}

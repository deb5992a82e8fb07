import { useCallback, useEffect, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import type { ToldFailure } from "@/components/api/use-refusal";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import { runningUploads } from "@/features/questions/shared/running-uploads";
import type { ToldTimes } from "./send-answer";
import type { AttemptSession } from "./use-attempt";

/** Longest wait for answers in progress when the time is over: less than the server's grace. */
const lastChanceMs = 6000;

export interface Submit {
  /** The question before the end is being asked. */
  isAsked: boolean;
  isBusy: boolean;
  /** The clock is at zero: nothing is taken anymore. */
  isOver: boolean;
  /** Answers that kept a submit from going through; 0 when there is no such trouble. */
  unsent: number;
  /** Why the last try failed, or null. */
  failure: ToldFailure | null;
  ask: () => void;
  cancel: () => void;
  submit: () => void;
  timeIsOver: () => void;
}

/** Without a limit too. */
const isFarFromEnd = ({ now, deadlineAt }: ToldTimes): boolean =>
  deadlineAt === null || Date.parse(deadlineAt) - Date.parse(now) > GRACE_SECONDS * 1000;

/** The two ways to the end: the student's, which waits until every answer is stored, and the clock's, which does not. */
export function useSubmit(attemptId: string, { queue, leaveForReview }: AttemptSession): Submit {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const [failure, setFailure] = useState<ToldFailure | null>(null);

  const end = useCallback(async () => {
    try {
      await api.assessment.submit.mutate({ attemptId });
      leaveForReview();
    } catch (error) {
      setFailure(describeFailure(error));
      setBusy(false);
    }
  }, [attemptId, leaveForReview]);

  const endByClock = useCallback(async () => {
    // More time may have been given since the page was loaded; nothing is submitted then.
    const standing = await api.assessment.standing.query({ attemptId }).catch(() => null);
    if (standing && isFarFromEnd(standing)) window.location.reload();
    else await end();
  }, [attemptId, end]);

  const submit = useCallback(async () => {
    if (runningUploads.size > 0) return setFailure({ reason: "assessment.uploading", facts: {}, sentence: null });
    setBusy(true);
    setFailure(null);
    const isAllSent = await queue.flush();
    setUnsent(isAllSent ? 0 : queue.unsent);
    if (isAllSent) return end();
    setBusy(false);
  }, [queue, end]);

  const timeIsOver = useCallback(async () => {
    setOver(true);
    setAsked(false);
    await Promise.race([queue.flush(), new Promise((resolve) => setTimeout(resolve, lastChanceMs))]);
    await endByClock();
  }, [queue, endByClock]);

  useEffect(() => {
    if (!isOver) return;
    window.addEventListener("online", endByClock);
    return () => window.removeEventListener("online", endByClock);
  }, [isOver, endByClock]);

  const ask = useCallback(() => {
    setUnsent(0);
    setFailure(null);
    setAsked(true);
  }, []);
  const cancel = useCallback(() => setAsked(false), []);
  return { isAsked, isBusy, isOver, unsent, failure, ask, cancel, submit, timeIsOver };
}

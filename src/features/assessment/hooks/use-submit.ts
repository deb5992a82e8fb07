import { useEffect, useEffectEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useFailureSentence } from "@/components/api/use-refusal";
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
  /** The last try waits: answers could not be sent, or were refused on the way. */
  isHeldBack: boolean;
  /** Why the last try failed, or null. */
  problem: string | null;
  ask: () => void;
  cancel: () => void;
  submit: () => void;
  timeIsOver: () => void;
}

/** Without a limit too. */
const isFarFromEnd = ({ now, deadlineAt }: ToldTimes): boolean =>
  deadlineAt === null || Date.parse(deadlineAt) - Date.parse(now) > GRACE_SECONDS * 1000;

type Session = Pick<AttemptSession, "queue" | "leaveForReview">;

/** The two ways to the end: the student's, which waits until every answer is stored, and the clock's, which does not. */
export function useSubmit(attemptId: string, { queue, leaveForReview }: Session): Submit {
  const place = "assessment.attempt.errors";
  const sentence = useFailureSentence(place);
  const byStudent = useCall({ place });
  // Never waits for the other: an answer may be long on its way.
  const byClock = useCall({ place, inTurn: true });
  const lastTry = useRef<AbortController>(null);
  const [isAsked, setAsked] = useState(false);
  const [isOver, setOver] = useState(false);
  const [isEnded, setEnded] = useState(false);
  const [isHeldBack, setHeldBack] = useState(false);

  async function end(signal?: AbortSignal): Promise<void> {
    await api.assessment.submit.mutate({ attemptId }, { signal });
    setEnded(true);
    leaveForReview();
  }

  const endByClock = useEffectEvent(() => {
    // A call that lost its connection may hang for long: the next try gives it up.
    lastTry.current?.abort();
    lastTry.current = new AbortController();
    const { signal } = lastTry.current;
    return byClock.run(async () => {
      // More time may have been given since the page was loaded; nothing is submitted then.
      const standing = await api.assessment.standing.query({ attemptId }, { signal }).catch(() => null);
      if (standing && isFarFromEnd(standing)) window.location.reload();
      else await end(signal);
    });
  });

  async function submit(): Promise<void> {
    if (runningUploads.size > 0)
      return byStudent.setProblem(sentence({ reason: "assessment.uploading", facts: {}, sentence: null }));
    await byStudent.run(async () => {
      const isAllSent = await queue.flush();
      setHeldBack(!isAllSent);
      if (isAllSent) await end();
    });
  }

  function timeIsOver(): void {
    setOver(true);
    setAsked(false);
    byStudent.setProblem(null);
  }

  useEffect(() => {
    if (!isOver) return;
    const lastChance = new Promise((resolve) => setTimeout(resolve, lastChanceMs));
    void Promise.race([queue.flush(), lastChance]).then(() => endByClock());
    const again = () => endByClock();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [isOver, queue]);

  function ask(): void {
    setHeldBack(false);
    byStudent.setProblem(null);
    setAsked(true);
    queue.sendAgain();
  }
  const cancel = () => setAsked(false);
  const isBusy = byStudent.isBusy || isEnded;
  const problem = byClock.problem ?? byStudent.problem;
  return { isAsked, isBusy, isOver, isHeldBack, problem, ask, cancel, submit, timeIsOver };
}

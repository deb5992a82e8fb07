import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { api } from "@/components/api/client";
import type { ShownAttempt } from "@/features/assessment/components/shown-attempt";
import { REVISIONS_PER_SECOND } from "@/features/assessment/rules";
import { uuidV7 } from "@/lib/uuid-v7";
import { AnswerQueue } from "./answer-queue";
import { keptAnswers } from "./kept-answers";
import { type NoteTimes, received, sendAnswer } from "./send-answer";
import { pageTimes, ServerClock } from "./server-clock";
import { tellOtherTabs } from "./tell-other-tabs";

const msBetweenLooks = 20_000;

export interface AttemptSession {
  queue: AnswerQueue;
  clock: ServerClock;
  /** When the attempt ends by itself, as far as this page has been told. Null without a limit. */
  deadlineAt: Date | null;
  isSignedOut: boolean;
  /** Asks the server for the clock and the answers of now. */
  look: () => Promise<void>;
  /** Leaves for the review; used once the attempt has ended, here or elsewhere. */
  leaveForReview: () => void;
}

/**
 * The one place where a page of an attempt meets the server, the device's memory and other tabs. The queue lives as long
 * as the page; answers given before it is ready are none, because the parts come alive with it.
 */
export function useAttempt(attempt: ShownAttempt): AttemptSession {
  const [isSignedOut, setSignedOut] = useState(false);
  const [deadlineAt, setDeadlineAt] = useState(attempt.deadlineAt);
  const [{ queue, clock, kept, look, catchUp, leaveForReview }] = useState(() =>
    openSession(attempt, {
      onSignedOut: () => setSignedOut(true),
      onAnswered: (told) => {
        setSignedOut(false);
        setDeadlineAt((known) => (known?.getTime() === told?.getTime() ? known : told));
      },
    }),
  );

  useEffect(() => {
    const tabs = tellOtherTabs(attempt.id, queue);
    let isGone = false;
    kept.list().then((changes) => !isGone && queue.restore(changes));
    const stopLooking = lookAgainWhenSeen(queue, look);
    // A page that came late doesn't know the time well, nor what was answered elsewhere on its way.
    if (clock.isVague) void look();
    // The last words of the page before this one may have been stored after this one was read.
    void kept.wereSentSince(performance.timeOrigin).then(async (isBehind) => {
      if (isBehind && !isGone) await catchUp();
    });
    return () => {
      isGone = true;
      tabs.close();
      stopLooking();
    };
  }, [attempt.id, queue, clock, kept, look, catchUp]);

  return useMemo(
    () => ({ queue, clock, deadlineAt, isSignedOut, look, leaveForReview }),
    [queue, clock, deadlineAt, isSignedOut, look, leaveForReview],
  );
}

export function useEntries(queue: AnswerQueue) {
  return useSyncExternalStore(queue.subscribe, queue.entries, queue.entries);
}

interface Heard {
  onSignedOut: () => void;
  /** The site took a call of this person, and said when the attempt ends. */
  onAnswered: (deadlineAt: Date | null) => void;
}

function openSession(attempt: ShownAttempt, { onSignedOut, onAnswered }: Heard) {
  const kept = keptAnswers(attempt.studentId, attempt.id);
  const clock = new ServerClock(attempt.now, pageTimes());
  const noteTimes: NoteTimes = ({ now, deadlineAt }, askedAtMs) => {
    clock.set(new Date(now), askedAtMs, Date.now());
    onAnswered(deadlineAt === null ? null : new Date(deadlineAt));
  };
  const leaveForReview = () => {
    queue.close();
    window.location.replace(`/learn/${attempt.slug}/${attempt.lessonId}/attempt/${attempt.id}`);
  };
  const queue: AnswerQueue = new AnswerQueue(
    {
      send: (change) => sendAnswer(attempt.id, change, noteTimes),
      keep: kept.keep,
      forget: kept.forget,
      newClientId: uuidV7,
      tick: () => ((clock.now() - attempt.startedAt.getTime()) / 1000) * REVISIONS_PER_SECOND,
      onEnded: leaveForReview,
      onSignedOut,
    },
    attempt.answers,
  );
  async function ask(isOwn: boolean) {
    if (document.visibilityState !== "visible") return;
    queue.wake();
    const askedAt = Date.now();
    try {
      const standing = await api.assessment.standing.query({ attemptId: attempt.id });
      noteTimes(standing, askedAt);
      if (!standing.isRunning) return leaveForReview();
      queue.adopt(standing.answers.map(received), isOwn);
    } catch {
      // Without a line there is nothing to learn; the queue says what is unsent.
    }
  }
  return { queue, clock, kept, look: () => ask(false), catchUp: () => ask(true), leaveForReview };
}

/**
 * A page that was hidden, slept or lost its line asks how things are, and one that stays in view every now and then: on another device,
 * also one beside it, the student may have gone on meanwhile.
 */
function lookAgainWhenSeen(queue: AnswerQueue, look: () => Promise<void>): () => void {
  const guard = (event: BeforeUnloadEvent) => queue.unsent > 0 && event.preventDefault();
  const timer = setInterval(look, msBetweenLooks);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", look);
  window.addEventListener("beforeunload", guard);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", look);
    window.removeEventListener("beforeunload", guard);
  };
}

import { api, describeFailure } from "@/components/api/client";
import type { Reason } from "@/lib/app-error";
import { mayWorkLater } from "@/lib/kept/retry";
import type { Change, SendResult } from "./answer-queue";

const patienceMs = 15_000;
/** The reasons of refusals that say that the attempt has ended. */
export const endings: ReadonlySet<Reason> = new Set(["assessment.time_is_over", "assessment.already_ended"]);

/** An answer as it comes over HTTP. */
export const received = <Answer extends { answeredAt: string; checkedAt: string | null }>(answer: Answer) => ({
  ...answer,
  answeredAt: new Date(answer.answeredAt),
  checkedAt: answer.checkedAt === null ? null : new Date(answer.checkedAt),
});

/** What the server says of the time, as it comes over HTTP. */
export interface ToldTimes {
  now: string;
  deadlineAt: string | null;
}

/** Takes in what was asked for at this time of the device's clock, and has just come. */
export type NoteTimes = (told: ToldTimes, askedAtMs: number) => void;

/** One change on its way to the server, and what became of it in the queue's words. */
export async function sendAnswer(attemptId: string, change: Change, noteTimes: NoteTimes): Promise<SendResult> {
  const askedAt = Date.now();
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const saved = await api.assessment.saveAnswer.mutate({ attemptId, ...change }, { signal });
    noteTimes(saved, askedAt);
    return { type: "stored", isCurrent: saved.isCurrent, answer: received(saved.answer) };
  } catch (error) {
    const failure = describeFailure(error);
    if (endings.has(failure.reason)) return { type: "ended" };
    if (failure.reason === "assessment.already_checked") return { type: "checked" };
    if (failure.httpStatus === 401) return { type: "signed-out" };
    return mayWorkLater(failure) ? { type: "unreachable" } : { type: "refused", failure };
  }
}

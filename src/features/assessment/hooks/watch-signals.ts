import { api, describeFailure } from "@/components/api/client";
import type { ShownAttempt } from "@/features/assessment/components/shown-attempt";
import type { PageSignal } from "@/features/assessment/signal-schema";
import { mayWorkLater } from "@/lib/kept/retry";
import { uuidV7 } from "@/lib/uuid-v7";
import { keptSignals } from "./kept-signals";
import type { ServerClock } from "./server-clock";
import { SignalQueue, type SignalsSent } from "./signal-queue";

export interface SignalWatch {
  send: () => void;
  stop: () => void;
}

const patienceMs = 15_000;

/** Listens to the page of an attempt. Only whether the page is hidden and how much is pasted into which answer is looked at. */
export function watchSignals(attempt: ShownAttempt, clock: ServerClock): SignalWatch {
  const kept = keptSignals(attempt.studentId, attempt.id);
  const queue = new SignalQueue({
    send: (signals) => sendSignals(attempt.id, signals),
    keep: kept.keep,
    forget: kept.forget,
    newId: uuidV7,
    now: () => Math.max(0, Math.round(clock.now() - attempt.startedAt.getTime())),
  });
  const look = () => (document.visibilityState === "hidden" ? queue.hide() : queue.show());
  const paste = (event: ClipboardEvent) => {
    const field = event.target instanceof Element ? event.target.closest("fieldset[id^=q]") : null;
    const question = field && attempt.questions[Number(field.id.slice(1)) - 1];
    const characterCount = event.clipboardData?.getData("text/plain").length ?? 0;
    if (question && characterCount > 0) queue.paste(question.versionId, characterCount);
  };
  const send = () => void queue.flush();
  void kept.list().then((found) => queue.restore(found));
  look();
  document.addEventListener("visibilitychange", look);
  // Before the editor of code, which keeps the event to itself.
  document.addEventListener("paste", paste, true);
  window.addEventListener("online", send);
  const stop = () => {
    queue.close();
    document.removeEventListener("visibilitychange", look);
    document.removeEventListener("paste", paste, true);
    window.removeEventListener("online", send);
  };
  return { send, stop };
}

async function sendSignals(attemptId: string, signals: PageSignal[]): Promise<SignalsSent> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { isFull } = await api.assessment.recordSignals.mutate({ attemptId, signals }, { signal });
    return isFull ? "full" : "stored";
  } catch (error) {
    const failure = describeFailure(error);
    return failure.httpStatus === 401 || mayWorkLater(failure) ? "unreachable" : "refused";
  }
}

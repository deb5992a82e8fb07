import { type ApiFailure, describeFailure } from "@/components/api/client";
import type { ToldFailure } from "@/components/api/use-refusal";
import type { Reason } from "@/lib/app-error";
import { mayWorkLater, retryDelayMs } from "@/lib/kept/retry";

/** Why an upload stopped. What is final would fail again in the same way. */
export class UploadFailure extends Error {
  constructor(
    readonly reason: Reason,
    readonly facts: ApiFailure["facts"],
    readonly isFinal: boolean,
    /** What the site says about it, if it was the site that refused. */
    readonly sentence: string | null = null,
  ) {
    super(reason);
    this.name = "UploadFailure";
  }

  get told(): ToldFailure {
    return { reason: this.reason, facts: this.facts, sentence: this.sentence };
  }
}

const MOST_TRIES = 12;
/** While another tab, or a call whose answer got lost, is putting the parts together. */
const COMPLETING_WAIT = 2_000;
const MOST_COMPLETING_WAITS = 150;

export interface InsistOptions {
  signal: AbortSignal;
  /** Waits, in milliseconds; ends early when there is reason to hope, rejects when the signal says so. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told before each wait, with how long it is, and null once it went well again. */
  onTrouble: (waitMilliseconds: number | null) => void;
}

/** Does something until it works, with longer and longer waits between; gives up on what is final or after a dozen tries. */
export async function insist<T>(work: () => Promise<T>, options: InsistOptions): Promise<T> {
  let completing = 0;
  for (let tries = 1; ; ) {
    options.signal.throwIfAborted();
    try {
      const result = await work();
      if (tries > 1) options.onTrouble(null);
      return result;
    } catch (error) {
      options.signal.throwIfAborted();
      const failure = asFailure(error);
      if (failure.reason === "media.completing" && completing < MOST_COMPLETING_WAITS) {
        completing += 1;
        // The site has heard it: what was in the way is over.
        if (tries > 1) options.onTrouble(null);
        tries = 1;
        await options.wait(COMPLETING_WAIT, options.signal);
        continue;
      }
      if (failure.isFinal || tries >= MOST_TRIES) throw failure;
      const wait = retryDelayMs(tries);
      tries += 1;
      options.onTrouble(wait);
      await options.wait(wait, options.signal);
    }
  }
}

function asFailure(error: unknown): UploadFailure {
  if (error instanceof UploadFailure) return error;
  const failure = describeFailure(error);
  return new UploadFailure(failure.reason, failure.facts, !mayWorkLater(failure), failure.sentence);
}

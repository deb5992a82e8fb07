import { retryDelayMs } from "./retry";

/** What a round of sending came to. `done`: nothing more is to go now, for whatever reason but that no one answered. */
export type Round = "done" | "unanswered";

export interface SenderOptions {
  /** Sends what waits, or the most important part of it. It doesn't reject. */
  send: () => Promise<Round>;
  /** No one has answered so many times in a row, counted from 1: the next round is due in `waitMs`, if `later(waitMs)` is called. */
  onUnanswered: (waitMs: number, failures: number) => void;
}

/**
 * When something that saves itself sends: once changes settle, one round at a time, and again after growing waits while no one answers.
 * What goes, and what becomes of two changes that meet, is for the machine that has it.
 */
export class Sender {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rounds: Promise<void> | null = null;
  /** What came in during a round may have come too late for it. */
  #isAskedAgain = false;
  #failures = 0;
  #isClosed = false;

  constructor(private readonly options: SenderOptions) {}

  get isSending(): boolean {
    return this.#rounds !== null;
  }

  /** How often in a row no one has answered. */
  get failures(): number {
    return this.#failures;
  }

  /** Sends after so many milliseconds, in place of what was due before. */
  later(ms: number): void {
    this.stop();
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.now(), ms);
  }

  /** Sends now, or once more after the round in progress. Resolves when that is over. */
  now(): Promise<void> {
    this.stop();
    if (this.#rounds) {
      this.#isAskedAgain = true;
      return this.#rounds;
    }
    if (this.#isClosed) return Promise.resolve();
    this.#rounds = this.#send();
    return this.#rounds;
  }

  /** Nothing is due any more, until something is again. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Someone has answered, or there is a new reason to hope so: the next wait is a short one. */
  hope(): void {
    this.#failures = 0;
  }

  /** For good; a round in progress comes to its end. */
  close(): void {
    this.#isClosed = true;
    this.stop();
  }

  async #send(): Promise<void> {
    let round: Round;
    do {
      this.#isAskedAgain = false;
      round = await this.options.send();
    } while (round === "done" && this.#isAskedAgain && !this.#isClosed);
    // At once after the last look at what has come in.
    this.#rounds = null;
    if (round === "done") return this.hope();
    this.#failures += 1;
    this.options.onUnanswered(retryDelayMs(this.#failures), this.#failures);
  }
}

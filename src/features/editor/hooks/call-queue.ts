import { retryDelayMs } from "@/lib/kept/retry";
import { retryingIn, type SaveStatus } from "@/lib/kept/save-status";

export interface QueueDeps {
  tell: (state: SaveStatus) => void;
  /** True where no one answered, so that the call is made once more. */
  isUnanswered: (error: unknown) => boolean;
  wordsFor: (error: unknown) => string;
  /** Until then, or until the line is back. */
  wait: (milliseconds: number) => Promise<void>;
}

/** Calls one after the other, each again until it is answered: all of them are safe to repeat. */
export class CallQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** Of those, what is nowhere but on this page. */
  #unkept = 0;
  /** While no one answers: what is told then, whatever joins the queue meanwhile. */
  #retrying: SaveStatus | null = null;
  /** What was refused since the queue was last empty: what is stored after it doesn't hide that. */
  #refused: SaveStatus | null = null;

  constructor(private readonly deps: QueueDeps) {}

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Whether anything that waits would be lost with the page. */
  get holdsUnkept(): boolean {
    return this.#unkept > 0;
  }

  /** Resolves once everything that waits now was answered, as the caller wished or not. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** With `isKept`, this device keeps what the call is about until it is answered. */
  run<T>(call: () => Promise<T>, { isKept = false } = {}): Promise<T> {
    const unkept = isKept ? 0 : 1;
    if (this.isIdle) this.#refused = null;
    this.#waiting += 1;
    this.#unkept += unkept;
    if (this.#retrying?.kind === "retrying") this.#retrying = { ...this.#retrying, isKept: !this.holdsUnkept };
    this.deps.tell(this.#retrying ?? { kind: "saving" });
    const result = this.#last.then(() => this.#answer(call));
    this.#last = result.then(
      () => this.#settle(unkept, null),
      (error: unknown) => this.#settle(unkept, error),
    );
    return result;
  }

  #settle(unkept: number, error: unknown): void {
    this.#waiting -= 1;
    this.#unkept -= unkept;
    if (error !== null) {
      this.#refused = { kind: "refused", why: this.deps.wordsFor(error) };
      this.deps.tell(this.#refused);
    } else if (this.isIdle) this.deps.tell(this.#refused ?? { kind: "saved", at: new Date() });
  }

  async #answer<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await call();
      } catch (error) {
        if (!this.deps.isUnanswered(error)) throw error;
        const waitMs = retryDelayMs(tries);
        this.#retrying = retryingIn(waitMs, !this.holdsUnkept);
        this.deps.tell(this.#retrying);
        await this.deps.wait(waitMs);
        this.#retrying = null;
        this.deps.tell({ kind: "saving" });
      }
    }
  }
}

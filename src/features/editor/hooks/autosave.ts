import { retryingIn, type SaveStatus } from "@/lib/kept/save-status";
import { type Round, Sender } from "@/lib/kept/sender";
import { textMark } from "@/lib/text-mark";

/** A counter or a token: whatever the server compares before it writes. */
export type Revision = number | string;

export interface SaveRequest {
  baseRevision: Revision;
  value: string;
}

export interface SaveReceipt {
  revision: Revision;
  savedAt: Date;
}

/** A copy on this device, of text that the server may not have. */
export interface LocalCopy {
  baseRevision: Revision;
  value: string;
  keptAt: Date;
  /** Marks (`textMark`) of what the server is known or likely to have of this text: it is what this one was made from. */
  seen?: readonly string[];
}

export type AutosaveStatus =
  | SaveStatus
  /**
   * Someone else has saved meanwhile: what they wrote, and what both texts were made from, where that is known. Nothing is sent
   * before the author has chosen.
   */
  | { kind: "conflict"; theirs: string; revision: Revision; base: string | null };

export interface AutosaveState {
  value: string;
  status: AutosaveStatus;
  /** When the text on this device was written that has taken the place of the server's, until that is dismissed. */
  restoredFrom: Date | null;
}

export interface AutosaveDeps {
  save: (request: SaveRequest) => Promise<SaveReceipt>;
  /** Writes the copy where it outlives the page, at once; resolves to false when that did not work. */
  keep: (copy: LocalCopy) => Promise<boolean>;
  /** Removes the copies of this text. */
  forget: () => void;
  isOnline: () => boolean;
}

export const autosaveDelays = {
  /** Rest after typing before the text is sent, and the longest that steady typing holds it back. */
  settleMs: 800,
  longestMs: 4000,
  /** Rest after typing before the copy on the device is written. */
  keepMs: 200,
} as const;

/** How many unanswered sendings are remembered: each may have been stored. */
const mostSent = 20;

/** Thrown by `save` for what the server will not take, with the sentence for the author. */
export class SaveRefused extends Error {
  override readonly name = "SaveRefused";
}

type Failure =
  | { kind: "conflict"; theirs: string; revision: Revision }
  | { kind: "refused"; why: string }
  | { kind: "unreachable" };

/** What a failed save means: `CONFLICT` with the facts `value` and `revision`, a refusal, or else a line that is down. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SaveRefused) return { kind: "refused", why: error.message };
  if (typeof error !== "object" || error === null || !("code" in error)) return { kind: "unreachable" };
  const { code, facts } = error as { code: unknown; facts?: unknown };
  const { value, revision } = (facts ?? {}) as { value?: unknown; revision?: unknown };
  if (
    code === "CONFLICT" &&
    typeof value === "string" &&
    (typeof revision === "string" || typeof revision === "number")
  )
    return { kind: "conflict", theirs: value, revision };
  return { kind: "unreachable" };
}

/**
 * Carries a text to the server: a copy on the device first, one save at a time, each against the revision that it was
 * made from, tried again until it is acknowledged or refused.
 */
export class Autosave {
  readonly #deps: AutosaveDeps;
  readonly #listeners = new Set<() => void>();
  #state: AutosaveState;
  #baseRevision: Revision;
  #saved: string;
  readonly #opened: string;
  readonly #sender = new Sender({ send: () => this.#carry(), onUnanswered: (waitMs) => this.#wait(waitMs) });
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | null = null;
  /** The newest copy is on this device, or on its way there. */
  #isKept = false;
  #keeping: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** Marks of what was sent since the last answer. */
  #sent: readonly string[] = [];

  /** `copy` is what the device holds of this text. One made from another text of the server is a conflict, not a restored text. */
  constructor(deps: AutosaveDeps, opened: { revision: Revision; value: string }, copy: LocalCopy | null = null) {
    this.#deps = deps;
    this.#baseRevision = opened.revision;
    this.#saved = opened.value;
    this.#opened = opened.value;
    this.#state = { value: opened.value, status: { kind: "idle" }, restoredFrom: null };
    if (!copy) return;
    if (copy.value === opened.value) {
      deps.forget();
      return;
    }
    const isSameBase = copy.baseRevision === opened.revision || (copy.seen?.includes(textMark(opened.value)) ?? false);
    this.#isKept = true;
    this.#state = {
      value: copy.value,
      status: isSameBase
        ? { kind: "kept" }
        : { kind: "conflict", theirs: opened.value, revision: opened.revision, base: null },
      restoredFrom: copy.keptAt,
    };
    if (isSameBase) this.#sender.later(autosaveDelays.settleMs);
  }

  state = (): AutosaveState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes what the author has typed. */
  change(value: string): void {
    if (this.#isClosed || value === this.#state.value) return;
    this.#isKept = false;
    this.#keepTimer ??= setTimeout(() => this.keepNow(), autosaveDelays.keepMs);
    const isBlocked = this.#state.status.kind === "conflict";
    this.#set({ value, status: isBlocked ? this.#state.status : { kind: "saving" } });
    if (isBlocked) return;
    this.#sender.hope();
    this.#waitingSince ??= Date.now();
    const longest = this.#waitingSince + autosaveDelays.longestMs - Date.now();
    this.#sender.later(Math.max(0, Math.min(autosaveDelays.settleMs, longest)));
  }

  /** Writes the copy on the device now: the page may be gone in a moment. */
  keepNow(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    if (this.#isClosed || this.#isKept || !this.#isUnsaved()) return;
    this.#keep();
  }

  /** Sends what is not sent yet, without waiting. Resolves to whether the server has everything then. */
  async flush(): Promise<boolean> {
    this.keepNow();
    while (!this.#isClosed && this.#isUnsaved() && this.#state.status.kind !== "conflict") {
      const before = this.#sender.failures;
      await this.#sender.now();
      if (this.#sender.failures > before || this.#state.status.kind === "refused") return false;
    }
    return !this.#isUnsaved();
  }

  /** The line is back, or the author looks at the page again: no reason to wait. */
  wake(): void {
    const { kind } = this.#state.status;
    if (kind === "retrying" || kind === "kept" || kind === "refused") this.#sender.later(0);
  }

  /**
   * Ends a conflict: the author's text goes over the other one, the other one takes its place, or a text made of both does.
   * @returns how to bring the author's text back: it is sent over the other one then, which stays in the history.
   */
  resolve(choice: "mine" | "theirs" | { merged: string }): () => void {
    const { status, value: mine } = this.#state;
    if (status.kind !== "conflict") return () => undefined;
    this.#baseRevision = status.revision;
    this.#saved = status.theirs;
    this.#sent = [];
    this.#isKept = false;
    if (choice === "theirs") {
      this.#deps.forget();
      this.#set({ value: status.theirs, status: { kind: "idle" }, restoredFrom: null });
    } else {
      this.#set({ status: { kind: "saving" }, ...(choice === "mine" ? {} : { value: choice.merged }) });
      this.keepNow();
      this.#sender.later(0);
    }
    return () => this.change(mine);
  }

  /**
   * Puts the server's text back in place of the one that the device had kept, though that has been sent meanwhile. @returns how to
   * bring that one back.
   */
  discardRestored(): () => void {
    if (!this.#state.restoredFrom) return () => undefined;
    if (this.#sender.isSending || this.#saved !== this.#opened) {
      const sent = this.#state.value;
      this.#set({ restoredFrom: null });
      this.change(this.#opened);
      return () => this.change(sent);
    }
    this.#sender.stop();
    this.#deps.forget();
    this.#isKept = false;
    const { status, value: mine } = this.#state;
    if (status.kind === "conflict") return this.resolve("theirs");
    this.#set({ restoredFrom: null, value: this.#saved, status: { kind: "idle" } });
    return () => this.change(mine);
  }

  dismissNotice(): void {
    this.#set({ restoredFrom: null });
  }

  /** Keeps what is not sent and stops. */
  close(): void {
    this.keepNow();
    this.#isClosed = true;
    this.#sender.close();
    clearTimeout(this.#keepTimer);
  }

  #copy(): LocalCopy {
    const seen = [textMark(this.#saved), ...this.#sent];
    return { baseRevision: this.#baseRevision, value: this.#state.value, keptAt: new Date(), seen };
  }

  #keep(): void {
    this.#isKept = true;
    const keeping = this.#deps.keep(this.#copy()).then((isKept) => {
      if (!isKept && this.#keeping === keeping) this.#isKept = false;
    });
    this.#keeping = keeping;
  }

  /** A text that was taken back while an answer is missing is unsaved too: the server may have the other one. */
  #isUnsaved(): boolean {
    return this.#state.value !== this.#saved || this.#sent.length > 0;
  }

  async #carry(): Promise<Round> {
    if (this.#state.status.kind === "conflict") return "done";
    this.#waitingSince = null;
    const { value } = this.#state;
    if (!this.#isUnsaved()) {
      this.#deps.forget();
      if (this.#state.status.kind !== "saved") this.#set({ status: { kind: "idle" } });
      return "done";
    }
    this.#set({ status: { kind: "saving" } });
    this.#sent = [...this.#sent, textMark(value)].slice(-mostSent);
    this.#keep();
    try {
      const { revision, savedAt } = await this.#deps.save({ baseRevision: this.#baseRevision, value });
      this.#acknowledge(value, revision, savedAt);
    } catch (error) {
      const failure = failureOf(error);
      this.keepNow();
      await this.#keeping;
      if (failure.kind === "unreachable") return "unanswered";
      this.#fail(failure);
    }
    if (this.#state.status.kind === "saving" && this.#isUnsaved()) this.#sender.later(autosaveDelays.settleMs);
    return "done";
  }

  #acknowledge(value: string, revision: Revision, savedAt: Date): void {
    this.#baseRevision = revision;
    this.#saved = value;
    this.#sent = [];
    this.#deps.forget();
    // What was typed meanwhile is kept even when the page is being left.
    this.#isKept = false;
    if (this.#isUnsaved()) this.#keep();
    if (!this.#isUnsaved()) this.#set({ status: { kind: "saved", at: savedAt } });
  }

  #fail(failure: Exclude<Failure, { kind: "unreachable" }>): void {
    if (failure.kind === "conflict" && this.#sent.includes(textMark(failure.theirs))) {
      // It was stored; only the answer got lost.
      this.#acknowledge(failure.theirs, failure.revision, new Date());
    } else this.#set({ status: failure.kind === "conflict" ? { ...failure, base: this.#saved } : failure });
  }

  #wait(waitMs: number): void {
    const isWaitingForLine = !this.#deps.isOnline() && this.#isKept;
    this.#set({ status: isWaitingForLine ? { kind: "kept" } : retryingIn(waitMs, this.#isKept) });
    this.#sender.later(waitMs);
  }

  #set(change: Partial<AutosaveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

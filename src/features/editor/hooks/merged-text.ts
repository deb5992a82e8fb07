import { isSame, merge } from "@/features/editor/merge-fields";
import { type Round, Sender } from "@/lib/kept/sender";
import type { KeptChange } from "./kept-changes";

/** What the server answered: stored, or refused because someone else changed the same thing. */
export type MergeResult<T> = { type: "saved"; stands: T } | { type: "conflict"; stands: T };

export interface MergedView<T> {
  value: T;
  /** What someone else wrote, until the author has chosen. */
  theirs: T | null;
  /** Something is not with the server. */
  isDirty: boolean;
}

export interface MergedTextDeps<T> {
  send: (change: { base: T; value: T }) => Promise<MergeResult<T>>;
  /** Keeps what is not stored on this device; null forgets it. */
  keep: (change: KeptChange<T> | null) => void;
  onChange: () => void;
}

const settleMs = 700;

/**
 * One thing of several fields that saves itself once the typing settles. What others change in other fields is taken in;
 * where two meet, it stops and asks. What is not stored is kept on the device.
 */
export class MergedText<T extends object> {
  #base: T;
  /** As the server was last known to have it. */
  #stands: T;
  #view: MergedView<T>;
  /** The calls of `send` are tried again elsewhere, until they are answered. */
  readonly #sender = new Sender({ send: () => this.#sendAll(), onUnanswered: () => undefined });
  #sent: T | null = null;

  constructor(
    private readonly groups: readonly (readonly (keyof T)[])[],
    initial: T,
    private readonly deps: MergedTextDeps<T>,
    /** False for a thing that is being added: until `noteStored` its copy says so. */
    private isStored = true,
  ) {
    this.#base = initial;
    this.#stands = initial;
    this.#view = { value: initial, theirs: null, isDirty: false };
    if (!isStored) this.#keep();
  }

  get view(): MergedView<T> {
    return this.#view;
  }

  change(value: T): void {
    this.#show({ value, isDirty: true });
    this.#keep();
    this.#sender.later(settleMs);
  }

  /** What the server has now, where nothing of this page is on its way. */
  take(stands: T): void {
    if (this.#view.isDirty || this.#sender.isSending || this.#view.theirs || isSame(stands, this.#base)) return;
    this.#base = stands;
    this.#stands = stands;
    this.#show({ value: stands });
  }

  /** Takes up what an earlier visit could not store. False where there is nothing to take up. */
  restore({ base, value, sent }: KeptChange<T>): boolean {
    if (this.#view.isDirty || this.#sender.isSending) return false;
    if (isSame(value, this.#stands)) {
      this.deps.keep(null);
      return false;
    }
    // What was on its way and is there now is our own.
    this.#base = base && !(sent && isSame(sent, this.#stands)) ? base : this.#stands;
    this.#show({ value, isDirty: true });
    this.#sender.later(settleMs);
    return true;
  }

  /** Puts the server's in the place of what is not stored. */
  discard(): void {
    if (this.#sender.isSending) return;
    this.#sender.stop();
    this.#base = this.#stands;
    this.#show({ value: this.#stands, theirs: null, isDirty: false });
    this.#keep();
  }

  /** Puts what stood there before a restore back in its place, whether or not what was restored has been sent meanwhile. */
  takeBack(before: T): void {
    if (this.#view.isDirty && !this.#sender.isSending) this.discard();
    else this.change(before);
  }

  /** The thing that was being added is there. */
  noteStored(): void {
    this.isStored = true;
    this.#keep();
  }

  resolve(keep: "mine" | "theirs"): void {
    const { theirs } = this.#view;
    if (!theirs) return;
    this.#base = theirs;
    this.#show({ theirs: null, ...(keep === "theirs" ? { value: theirs } : {}) });
    this.#keep();
    void this.flush();
  }

  /** Sends what waits, now. Resolves once it is stored or cannot be. */
  flush(): Promise<void> {
    return this.#sender.now();
  }

  #keep(): void {
    const isNews = !this.isStored || !isSame(this.#view.value, this.#base);
    const base = this.isStored ? this.#base : null;
    this.deps.keep(isNews ? { base, value: this.#view.value, sent: this.#sent } : null);
  }

  async #sendAll(): Promise<Round> {
    while (!this.#view.theirs && !isSame(this.#view.value, this.#base)) {
      const sent = this.#view.value;
      this.#sent = sent;
      this.#keep();
      const result = await this.deps.send({ base: this.#base, value: sent }).catch(() => null);
      if (!result) return "unanswered";
      this.#sent = null;
      this.#stands = result.stands;
      if (result.type === "conflict") this.#show({ theirs: result.stands });
      else {
        this.#base = result.stands;
        const value = merge(this.groups, { stands: result.stands, base: sent, mine: this.#view.value });
        // The same words keep the ids that the editor gave them, so that no field loses its place.
        if (value && !isSame(value, this.#view.value)) this.#show({ value });
      }
      this.#keep();
    }
    this.#show({ isDirty: this.#view.theirs !== null });
    return "done";
  }

  #show(change: Partial<MergedView<T>>): void {
    this.#view = { ...this.#view, ...change };
    this.deps.onChange();
  }
}

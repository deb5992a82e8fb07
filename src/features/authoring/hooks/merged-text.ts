import { isSame, merge } from "@/features/authoring/assessment/rules";

/** What the server answered: stored, or refused because somebody else changed the same thing. */
export type MergeResult<T> = { type: "saved"; stands: T } | { type: "conflict"; stands: T };

export interface MergedView<T> {
  value: T;
  /** What somebody else wrote, until the author has chosen. */
  theirs: T | null;
  /** Something is not with the server. */
  isDirty: boolean;
}

const settleMs = 700;

/**
 * One thing of several fields that saves itself once the typing settles. What others change in other fields is taken in;
 * where two meet, it stops and asks.
 */
export class MergedText<T extends object> {
  #base: T;
  #view: MergedView<T>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: Promise<void> | null = null;

  constructor(
    private readonly groups: readonly (readonly (keyof T)[])[],
    initial: T,
    private readonly send: (change: { base: T; value: T }) => Promise<MergeResult<T>>,
    private readonly onChange: () => void,
  ) {
    this.#base = initial;
    this.#view = { value: initial, theirs: null, isDirty: false };
  }

  get view(): MergedView<T> {
    return this.#view;
  }

  change(value: T): void {
    this.#show({ value, isDirty: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), settleMs);
  }

  /** What the server has now, where nothing of this page is on its way. */
  take(stands: T): void {
    if (this.#view.isDirty || this.#flight || this.#view.theirs || isSame(stands, this.#base)) return;
    this.#base = stands;
    this.#show({ value: stands });
  }

  resolve(keep: "mine" | "theirs"): void {
    const { theirs } = this.#view;
    if (!theirs) return;
    this.#base = theirs;
    this.#show({ theirs: null, ...(keep === "theirs" ? { value: theirs } : {}) });
    void this.flush();
  }

  /** Sends what waits, now. Resolves once it is stored or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#flight ??= this.#sendAll().finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  async #sendAll(): Promise<void> {
    while (!this.#view.theirs && !isSame(this.#view.value, this.#base)) {
      const sent = this.#view.value;
      const result = await this.send({ base: this.#base, value: sent }).catch(() => null);
      if (!result) return;
      if (result.type === "conflict") this.#show({ theirs: result.stands });
      else {
        this.#base = result.stands;
        const value = merge(this.groups, { stands: result.stands, base: sent, mine: this.#view.value });
        // The same words keep the ids that the editor gave them, so that no field loses its place.
        if (value && !isSame(value, this.#view.value)) this.#show({ value });
      }
    }
    this.#show({ isDirty: this.#view.theirs !== null });
  }

  #show(change: Partial<MergedView<T>>): void {
    this.#view = { ...this.#view, ...change };
    this.onChange();
  }
}

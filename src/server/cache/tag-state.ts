import "server-only";
import { processWide } from "./process-wide";

/** Something that holds answers by tag and can let go of them. */
export interface TaggedStore {
  dropTag(tag: string): void;
  dropAll(): void;
}

const MOST_REMEMBERED_TAGS = 20_000;
/** A touch whose transaction was rolled back sends no notice; after this long it no longer holds its tags back. */
const PENDING_MILLISECONDS = 30_000;

/**
 * What this process knows about the freshness of tags. Touches are numbered; a load remembers the number at its start,
 * and its result may be kept only if none of its tags was touched since.
 */
export class TagState {
  #touches = 0;
  /** Touches before this one are no longer remembered by tag, so they count as touching everything. */
  #floor = 0;
  #isListening = false;
  readonly #lastTouch = new Map<string, number>();
  readonly #pending = new Map<string, { tags: readonly string[]; timer: NodeJS.Timeout }>();
  readonly #pendingTags = new Map<string, number>();
  readonly #stores = new Set<TaggedStore>();

  register(store: TaggedStore): void {
    this.#stores.add(store);
  }

  /** False while notices from the database may be missed: then nothing is served from memory, and nothing kept. */
  get isListening(): boolean {
    return this.#isListening;
  }

  setListening(isListening: boolean): void {
    this.#isListening = isListening;
    this.touchEverything();
  }

  /** The number to hold against `isFresh` when the load that starts now has ended. */
  get mark(): number {
    return this.#touches;
  }

  /** True if what was loaded since `mark` may be kept and shared. */
  isFresh(tags: Iterable<string>, mark: number): boolean {
    if (!this.#isListening || mark < this.#floor) return false;
    for (const tag of tags) {
      if (this.#pendingTags.has(tag) || (this.#lastTouch.get(tag) ?? 0) > mark) return false;
    }
    return true;
  }

  touch(tags: readonly string[]): void {
    this.#touches += 1;
    if (this.#lastTouch.size > MOST_REMEMBERED_TAGS) {
      this.#lastTouch.clear();
      this.#floor = this.#touches;
    }
    for (const tag of tags) {
      this.#lastTouch.set(tag, this.#touches);
      for (const store of this.#stores) store.dropTag(tag);
    }
  }

  touchEverything(): void {
    this.#touches += 1;
    this.#lastTouch.clear();
    this.#floor = this.#touches;
    for (const store of this.#stores) store.dropAll();
  }

  /**
   * From here until the notice `id` comes back from the database, this process neither keeps nor shares anything under
   * `tags`: who has written sees the writing on the very next response.
   */
  expectTouch(id: string, tags: readonly string[]): void {
    this.touch(tags);
    if (!this.#isListening) return;
    for (const tag of tags) this.#pendingTags.set(tag, (this.#pendingTags.get(tag) ?? 0) + 1);
    const timer = setTimeout(() => this.#settle(id), PENDING_MILLISECONDS);
    timer.unref();
    this.#pending.set(id, { tags, timer });
  }

  /** A notice from the database, our own ones included. */
  receiveTouch(id: string, tags: readonly string[]): void {
    this.#settle(id);
    this.touch(tags);
  }

  #settle(id: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    for (const tag of pending.tags) {
      const left = (this.#pendingTags.get(tag) ?? 1) - 1;
      if (left > 0) this.#pendingTags.set(tag, left);
      else this.#pendingTags.delete(tag);
    }
    this.touch(pending.tags);
  }
}

export const tagState: TagState = processWide("tag-state", () => new TagState());

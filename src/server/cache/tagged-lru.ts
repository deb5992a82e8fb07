import "server-only";
import { LRUCache } from "lru-cache";
import type { TaggedStore } from "./tag-state";

export interface TaggedEntry<T> {
  value: T;
  tags: readonly string[];
  /** Milliseconds since 1970. */
  until: number;
  bytes: number;
}

/** Least-recently-used memory with an index by tag; bounded by bytes and by number. */
export class TaggedLru<T> implements TaggedStore {
  readonly #keysOfTag = new Map<string, Set<string>>();
  readonly #entries: LRUCache<string, TaggedEntry<T>>;

  constructor(limits: { maxEntries: number; maxBytes: number }) {
    this.#entries = new LRUCache({
      max: limits.maxEntries,
      maxSize: limits.maxBytes,
      maxEntrySize: Math.ceil(limits.maxBytes / 8),
      sizeCalculation: (entry) => Math.max(1, entry.bytes),
      dispose: (entry, key) => this.#forget(key, entry.tags),
    });
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): TaggedEntry<T> | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.until <= Date.now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry;
  }

  set(key: string, entry: TaggedEntry<T>): void {
    this.#entries.set(key, entry);
    // An entry above the size limit is refused silently; then there is nothing to index.
    if (!this.#entries.has(key)) return;
    for (const tag of entry.tags) {
      const keys = this.#keysOfTag.get(tag);
      if (keys) keys.add(key);
      else this.#keysOfTag.set(tag, new Set([key]));
    }
  }

  dropTag(tag: string): void {
    for (const key of [...(this.#keysOfTag.get(tag) ?? [])]) this.#entries.delete(key);
  }

  dropAll(): void {
    this.#entries.clear();
    this.#keysOfTag.clear();
  }

  #forget(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOfTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOfTag.delete(tag);
    }
  }
}

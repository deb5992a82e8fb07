import "server-only";
import type { OutgoingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import { brandTag } from "@/server/brand/stored-brand";
import { processWide } from "@/server/cache/process-wide";
import { tagState } from "@/server/cache/tag-state";
import { TaggedLru } from "@/server/cache/tagged-lru";
import type { EncodedBody } from "./compress";

/** An answer that many get: its bytes, each encoding made once. */
export interface StoredAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: EncodedBody;
  etag: string;
}

/** A safety net under every page, should a change ever go unnoticed. */
const LONGEST_LIFE_MILLISECONDS = 60 * 60 * 1_000;

const pages = processWide("page-cache", () => {
  const lru = new TaggedLru<StoredAnswer>({ maxEntries: 4_000, maxBytes: 64 * 1024 * 1024 });
  tagState.register(lru);
  return {
    lru,
    renders: new Map<string, { mark: number; done: Promise<void> }>(),
    /** Keys whose last answer could be kept: only for those is it worth waiting for someone else's render. */
    shared: new LRUCache<string, true>({ max: 10_000 }),
  };
});

/** What never changes under its address (files of the build, drawings made from their address) needs no tags. */
const constants = processWide(
  "constant-cache",
  () =>
    new LRUCache<string, StoredAnswer>({
      max: 2_000,
      maxSize: 64 * 1024 * 1024,
      sizeCalculation: (answer) => Math.ceil(answer.body.plain.length * 1.4) + 1,
    }),
);

/** Pages by the digest of the data that they are made of: they need no tags, since other data is another digest. */
const ofData = processWide(
  "data-page-cache",
  () =>
    new LRUCache<string, StoredAnswer>({
      max: 4_000,
      maxSize: 64 * 1024 * 1024,
      sizeCalculation: (answer) => Math.ceil(answer.body.plain.length * 1.4) + 1,
    }),
);

export function findPageOfData(digest: string): StoredAnswer | undefined {
  return ofData.get(digest);
}

export function keepPageOfData(digest: string, answer: StoredAnswer): void {
  ofData.set(digest, answer);
}

export function findConstant(address: string): StoredAnswer | undefined {
  return constants.get(address);
}

export function keepConstant(address: string, answer: StoredAnswer): void {
  constants.set(address, answer);
}

export function findPage(key: string): StoredAnswer | undefined {
  return tagState.isListening ? pages.lru.get(key)?.value : undefined;
}

/** Waits for a render of the same page that began no earlier than the last touch, if there is one. */
export async function awaitSameRender(key: string): Promise<StoredAnswer | undefined> {
  const render = pages.renders.get(key);
  if (!render || render.mark !== tagState.mark) return undefined;
  await render.done;
  return findPage(key);
}

/** Announces a render of `key`; the returned function must be called when it is over, with or without something to keep. */
export function beginRender(key: string): (answer?: StoredAnswer, tags?: Iterable<string>, until?: number) => boolean {
  const mark = tagState.mark;
  let finish: () => void = () => undefined;
  const render = {
    mark,
    done: new Promise<void>((resolve) => {
      finish = resolve;
    }),
  };
  if (pages.shared.has(key) && tagState.isListening) pages.renders.set(key, render);
  return (answer, tags = [], until = Number.POSITIVE_INFINITY) => {
    const kept = answer !== undefined && keepPage(key, answer, [...tags, brandTag], until, mark);
    if (pages.renders.get(key) === render) pages.renders.delete(key);
    finish();
    return kept;
  };
}

function keepPage(key: string, answer: StoredAnswer, tags: string[], until: number, mark: number): boolean {
  pages.shared.set(key, true);
  const end = Math.min(until, Date.now() + LONGEST_LIFE_MILLISECONDS);
  if (!tagState.isFresh(tags, mark) || end <= Date.now()) return false;
  // Its compressed copies together are about as large as a third of it.
  pages.lru.set(key, {
    value: answer,
    tags,
    until: end,
    bytes: Math.ceil(answer.body.plain.length * 1.4) + 2 * key.length,
  });
  return true;
}

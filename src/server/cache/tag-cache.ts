import "server-only";
import { randomUUID } from "node:crypto";
import { noteDependency } from "./page-context";
import { processWide } from "./process-wide";
import { tagState } from "./tag-state";
import { TaggedLru } from "./tagged-lru";

export const TAG_CHANNEL = "lectern_tags";
/** Postgres refuses a notice of 8,000 bytes or more. */
const MOST_PAYLOAD_BYTES = 7_500;

export interface Loaded<T> {
  value: T;
  /** The next moment at which the value changes without a write (an end of a discount, a scheduled publish). */
  until?: Date | null;
}

interface Answer {
  value: unknown;
  until: number;
}

interface Flight {
  mark: number;
  answer: Promise<Answer>;
}

const memory = processWide("data-cache", () => {
  const lru = new TaggedLru<unknown>({ maxEntries: 5_000, maxBytes: 64 * 1024 * 1024 });
  tagState.register(lru);
  return { lru, flights: new Map<string, Flight>() };
});

/**
 * Public data out of this process's memory, or loaded once for all who wait for it. The value is frozen, because many
 * requests share it. Whatever it depends on is added to the page being rendered.
 * Where no process listens for touches (jobs, commands) every call loads.
 */
export async function cached<T>(key: string, tags: readonly string[], load: () => Promise<Loaded<T>>): Promise<T> {
  const found = tagState.isListening ? memory.lru.get(key) : undefined;
  const answer = found ?? (await joinOrLoad(key, tags, load));
  noteDependency(tags, answer.until);
  return answer.value as T;
}

async function joinOrLoad<T>(key: string, tags: readonly string[], load: () => Promise<Loaded<T>>): Promise<Answer> {
  const running = memory.flights.get(key);
  // A flight that took off before a touch may carry the old facts: who comes after the touch takes another.
  if (running && tagState.isFresh(tags, running.mark)) return running.answer;
  const mark = tagState.mark;
  const flight: Flight = { mark, answer: loadAndKeep(key, tags, mark, load) };
  memory.flights.set(key, flight);
  try {
    return await flight.answer;
  } finally {
    if (memory.flights.get(key) === flight) memory.flights.delete(key);
  }
}

async function loadAndKeep<T>(
  key: string,
  tags: readonly string[],
  mark: number,
  load: () => Promise<Loaded<T>>,
): Promise<Answer> {
  const loaded = await load();
  const answer: Answer = {
    value: freeze(loaded.value),
    until: loaded.until ? loaded.until.getTime() : Number.POSITIVE_INFINITY,
  };
  if (tagState.isFresh(tags, mark) && answer.until > Date.now()) {
    memory.lru.set(key, { ...answer, tags, bytes: 2 * (JSON.stringify(answer.value)?.length ?? 1) });
  }
  return answer;
}

/** The part of a Prisma client or transaction that a touch needs. */
export interface NoticeSender {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/**
 * Makes every process drop what it keeps under `tags`, at the moment the transaction commits and not before; nothing
 * happens if it rolls back. Call it inside the transaction that writes.
 */
export async function touchTags(tx: NoticeSender, tags: readonly string[]): Promise<void> {
  for (const part of splitByBytes([...new Set(tags)])) {
    const id = randomUUID();
    const payload = JSON.stringify({ id, tags: part });
    tagState.expectTouch(id, part);
    await tx.$executeRaw`SELECT pg_notify(${TAG_CHANNEL}, ${payload})`;
  }
}

function splitByBytes(tags: readonly string[]): string[][] {
  const parts: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const tag of tags) {
    const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (bytes + size > MOST_PAYLOAD_BYTES - 100) {
      parts.push([]);
      bytes = 0;
    }
    bytes += size;
    parts.at(-1)?.push(tag);
  }
  return parts;
}

/** Plain objects and arrays only: a Date or a Map keeps its own methods of change, and typed arrays refuse freezing. */
function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}

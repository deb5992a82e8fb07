import "server-only";

/** A text of an input that Postgres cannot store: it holds the character NUL, which no keyboard writes and no page shows. */
export class UnstorableText extends Error {
  constructor(readonly path: readonly string[]) {
    super("a text holds NUL");
    this.name = "UnstorableText";
  }
}

const nul = "\0";

/** The keys that lead to the first text with NUL in a value of JSON, null where there is none. Keys are texts as well. */
export function findUnstorable(value: unknown): string[] | null {
  // Not by recursion: JSON nests as deep as whoever sends it likes.
  const waiting: { value: unknown; path: Path | null }[] = [{ value, path: null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: current, path } = next;
    if (typeof current === "string" && current.includes(nul)) return keysOf(path);
    if (current === null || typeof current !== "object" || ArrayBuffer.isView(current)) continue;
    for (const [key, inner] of Object.entries(current)) {
      if (key.includes(nul)) return keysOf(path);
      if (inner !== null && (typeof inner === "object" || typeof inner === "string"))
        waiting.push({ value: inner, path: { key, before: path } });
    }
  }
  return null;
}

interface Path {
  key: string;
  before: Path | null;
}

function keysOf(path: Path | null): string[] {
  const keys: string[] = [];
  for (let at = path; at; at = at.before) keys.unshift(at.key);
  return keys;
}

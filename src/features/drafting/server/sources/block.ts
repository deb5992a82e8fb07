import "server-only";

export type BlockKind = "heading" | "paragraph" | "item" | "code";

/** A paragraph, heading, entry of a list or stretch of speech, as it is in the source. */
export interface Block {
  kind: BlockKind;
  text: string;
  /** Nothing but links, or images. */
  isLinks?: boolean;
  /** Of a Markdown text: which of its outermost nodes it is from. */
  node?: number;
  /** Of a heading: 1 is the topmost. */
  level?: number;
  /** Page or slide, counted from 1. */
  page?: number;
  /** Of a transcript, in seconds from its beginning. */
  startSecond?: number;
  endSecond?: number;
}

/** Told how much of a source has been read, in pages or parts. */
export type OnProgress = (done: number, total: number) => Promise<void>;

const forbidden = /[\p{Cc}\p{Surrogate}\uFEFF\uFFFE\uFFFF]/gu;

/** What a database and a browser take: no control characters but line ends in code, no halves of a sign, spaces run together. */
export function cleanText(text: string, kind: BlockKind): string {
  if (kind !== "code") return text.replace(/\s+/g, " ").replace(forbidden, "").trim();
  const lines = text.replace(/\r\n?/g, "\n").replace(/\t/g, "  ").split("\n");
  return lines
    .map((line) => line.replace(forbidden, "").trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}

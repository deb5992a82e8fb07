import { diffArrays } from "diff";
import { splitBlocks } from "./document/split-blocks";

export interface MergedTexts {
  text: string;
  /** At how many places both wrote: both are kept, theirs first. */
  meetings: number;
}

interface Block {
  text: string;
  tail: string;
}

/**
 * One text out of two that were made from `base`, block by block: what only one of them changed, added or took out holds; where both
 * wrote, both are. No word that either wrote is lost, and no untouched block changes. Without a base, what both have is it.
 */
export function mergeTexts(base: string | null, mine: string, theirs: string): MergedTexts {
  const [my, their] = [blocksOf(mine), blocksOf(theirs)];
  const common = base === null ? matches(my, their).map(([index]) => my[index]) : blocksOf(base);
  const old = common.flatMap((block) => block ?? []);
  const [inMine, inTheirs] = [new Map(matches(old, my)), new Map(matches(old, their))];
  const merged: Block[] = [];
  let meetings = 0;
  const at = { old: 0, my: 0, their: 0 };
  for (let next = 0; next <= old.length; next++) {
    const isEnd = next === old.length;
    const [m, t] = isEnd ? [my.length, their.length] : [inMine.get(next), inTheirs.get(next)];
    if (m === undefined || t === undefined) continue;
    const part = mergePart(old.slice(at.old, next), my.slice(at.my, m), their.slice(at.their, t));
    merged.push(...part.blocks, ...my.slice(m, m + 1));
    meetings += part.meetings;
    Object.assign(at, { old: next + 1, my: m + 1, their: t + 1 });
  }
  return { text: joined(splitBlocks(mine).lead, merged), meetings };
}

const blocksOf = (text: string): Block[] =>
  splitBlocks(text).blocks.map(({ text: own, tail }) => ({ text: own, tail }));

/** The places of what stayed, in the one and in the other. */
function matches(one: readonly Block[], other: readonly Block[]): [number, number][] {
  const found: [number, number][] = [];
  let [a, b] = [0, 0];
  const texts = (blocks: readonly Block[]) => blocks.map(({ text }) => text);
  for (const { added, removed, value } of diffArrays(texts(one), texts(other))) {
    if (!added && !removed) found.push(...value.map((_, index): [number, number] => [a + index, b + index]));
    if (!added) a += value.length;
    if (!removed) b += value.length;
  }
  return found;
}

const isSame = (one: readonly Block[], other: readonly Block[]): boolean =>
  one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);

/** What is between two blocks that no one touched. */
function mergePart(old: Block[], my: Block[], their: Block[]): { blocks: Block[]; meetings: number } {
  if (isSame(my, old)) return { blocks: their, meetings: 0 };
  if (isSame(their, old) || isSame(my, their)) return { blocks: my, meetings: 0 };
  // Neighbours, each rewritten by another hand, do not meet.
  if (old.length > 1 && my.length === old.length && their.length === old.length) {
    const parts = old.map((_, n) => mergePart(old.slice(n, n + 1), my.slice(n, n + 1), their.slice(n, n + 1)));
    return {
      blocks: parts.flatMap(({ blocks }) => blocks),
      meetings: parts.reduce((sum, one) => sum + one.meetings, 0),
    };
  }
  return { blocks: [...their, ...my], meetings: my.length > 0 && their.length > 0 ? 1 : 0 };
}

/** Blocks that were not neighbours before need an empty line between them; the text ends as texts do. */
function joined(lead: string, blocks: readonly Block[]): string {
  const pieces = blocks.map(({ text, tail }, index) => {
    if (index === blocks.length - 1) return text + (/\n/.exec(tail)?.[0] ?? "\n");
    return text + (/\n[ \t]*\r?\n/.test(tail) ? tail : "\n\n");
  });
  return lead + pieces.join("");
}

import { asPlaced, type BlockRun, findRuns } from "./place-blocks";

/** A text that was placed in a lesson by other hands than its author's. */
export interface PlacedText {
  id: string;
  markdown: string;
  /** Where it was written, if that is known: it decides where someone has written the very same. */
  near?: number | null;
}

/**
 * Where placed texts are in a lesson, byte for byte as they were written into it. One that says the same as another has a place
 * of its own; one that someone has changed since has none.
 */
export function findStanding(content: string, placed: readonly PlacedText[]): Map<string, BlockRun> {
  const taken = new Set<number>();
  const standing = new Map<string, BlockRun>();
  for (const { id, markdown, near = null } of placed) {
    const free = findRuns(content, asPlaced(content, markdown)).filter(({ index }) => !taken.has(index));
    const distance = ({ index }: BlockRun) => Math.abs(index - (near ?? Number.MAX_SAFE_INTEGER));
    const [run] = free.sort((a, b) => distance(a) - distance(b));
    if (!run) continue;
    for (let place = run.index; place < run.index + run.count; place += 1) taken.add(place);
    standing.set(id, run);
  }
  return standing;
}

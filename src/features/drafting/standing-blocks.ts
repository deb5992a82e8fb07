import { asPlaced, type BlockRun, findRuns } from "@/features/authoring/document/place-blocks";

/** A block that was accepted, in the order in which they were suggested. */
export interface AcceptedBlock {
  id: string;
  markdown: string;
  /** Where it was written, if that is known: it decides where somebody has written the very same. */
  near?: number | null;
}

/**
 * Where accepted blocks stand in a lesson's text, byte for byte as they were written into it. One that says the same as another
 * has a place of its own; one that somebody has changed since has none.
 */
export function findStanding(content: string, accepted: readonly AcceptedBlock[]): Map<string, BlockRun> {
  const taken = new Set<number>();
  const standing = new Map<string, BlockRun>();
  for (const { id, markdown, near = null } of accepted) {
    const free = findRuns(content, asPlaced(content, markdown)).filter(({ index }) => !taken.has(index));
    const distance = ({ index }: BlockRun) => Math.abs(index - (near ?? Number.MAX_SAFE_INTEGER));
    const [run] = free.sort((a, b) => distance(a) - distance(b));
    if (!run) continue;
    for (let place = run.index; place < run.index + run.count; place += 1) taken.add(place);
    standing.set(id, run);
  }
  return standing;
}

/** Where a block goes that was suggested between others: after the last before it, else before the first after it, else at the end. */
export function placeAmong(
  standing: ReadonlyMap<string, BlockRun>,
  order: { before: readonly string[]; after: readonly string[] },
  blocks: number,
): number {
  const last = order.before.at(-1);
  const before = last === undefined ? undefined : standing.get(last);
  if (before) return before.index + before.count;
  const after =
    last === undefined ? order.after.map((id) => standing.get(id)).find((run) => run !== undefined) : undefined;
  return after?.index ?? blocks;
}

import type { BlockJson } from "./block-json";
import { fingerprintOf, type LessonDocument } from "./lesson-document";
import type { BlockRun } from "./place-blocks";

/** One block of the editor's document: where it stood when the lesson was opened, and what it says, asked for only if needed. */
export interface SeenBlock {
  origin: unknown;
  json: () => BlockJson;
}

/**
 * Those of the runs that are still there in the editor as they did when the lesson was opened: all their blocks, one after the other,
 * none of them touched. By their place in the editor now.
 */
export function findUntouched(
  { kept }: LessonDocument,
  runs: ReadonlyMap<string, BlockRun>,
  blocks: readonly SeenBlock[],
): Map<string, BlockRun> {
  const placeOf = new Map(blocks.map(({ origin }, place) => [origin, place]));
  const untouched = new Map<string, BlockRun>();
  for (const [id, { index, count }] of runs) {
    const place = placeOf.get(index);
    if (place === undefined) continue;
    const isWhole = Array.from({ length: count }, (_, step) => {
      const block = blocks[place + step];
      return block?.origin === index + step && fingerprintOf(block.json()) === kept[index + step]?.fingerprint;
    }).every(Boolean);
    if (isWhole) untouched.set(id, { index: place, count });
  }
  return untouched;
}

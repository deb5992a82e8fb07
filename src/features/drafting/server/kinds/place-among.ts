import "server-only";
import type { BlockRun } from "@/features/editor/document/place-blocks";

/** Where a block goes that was suggested between others: after the last before it, else before the first after it, else at the end. */
export function placeAmong(
  standing: ReadonlyMap<string, BlockRun>,
  order: { before: readonly string[]; after: readonly string[] },
  blocks: number,
): number {
  const last = order.before.at(-1);
  const before = last === undefined ? undefined : standing.get(last);
  if (before) return before.index + before.count;
  const following = last === undefined ? order.after : [];
  return following.map((id) => standing.get(id)).find((run) => run !== undefined)?.index ?? blocks;
}

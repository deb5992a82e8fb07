/**
 * The ids, known to both lists, that someone has moved: the fewest whose moving turns the order of `before` into that of
 * `after`. What only makes way for something new or for something gone has not moved.
 */
export function moved(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, index) => [id, index]));
  const common = after.filter((id) => place.has(id));
  const stayed = longestIncreasing(common.map((id) => place.get(id) ?? 0));
  return new Set(common.filter((_, index) => !stayed.has(index)));
}

/** Indexes of a longest increasing subsequence (patience sorting, n log n). */
function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const chosen = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chosen.add(at);
  return chosen;
}

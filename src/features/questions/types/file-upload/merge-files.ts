/**
 * The files of an answer once two devices have changed them: `ours` is what this page has, `theirs` what is stored, `base` what both
 * last had in common. What either has added is in it, and what either has removed is not; this page's come first.
 */
export function mergeFiles({
  base,
  ours,
  theirs,
}: Readonly<Record<"base" | "ours" | "theirs", readonly string[]>>): string[] {
  const kept = ours.filter((id) => theirs.includes(id) || !base.includes(id));
  const added = theirs.filter((id) => !ours.includes(id) && !base.includes(id));
  return [...kept, ...added];
}

/** What COUNTS.json of the sample data says of one file or folder. */
export type Counts = Readonly<Record<string, unknown>>;

/** A count of a file that isn't what is found in it, and why that is as it should be. */
export interface KnownDifference {
  path: string;
  count: string;
  counted: unknown;
  found: unknown;
  why: string;
}

/** How often there is each. */
export const tally = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(values)].toSorted().map((value) => [value, values.filter((one) => one === value).length]),
  );

/** Sums of several tallies. */
export const sumOf = (tallies: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  tallies.reduce<Record<string, number>>((sums, one) => {
    for (const [name, count] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  }, {});

/** What should be found in a file: what is counted, but for the known differences. */
export const expectedOf = (path: string, counts: Counts, differences: readonly KnownDifference[]): Counts => ({
  ...counts,
  ...Object.fromEntries(differences.filter((one) => one.path === path).map(({ count, found }) => [count, found])),
});

/** Differences that are none (any more): of no file, of another count than is there, of none at all, or without a reason. */
export const idleDifferences = (all: ReadonlyMap<string, Counts>, differences: readonly KnownDifference[]) =>
  differences.filter(({ path, count, counted, found, why }) => {
    const isAsCounted = JSON.stringify(all.get(path)?.[count]) === JSON.stringify(counted);
    return !isAsCounted || JSON.stringify(counted) === JSON.stringify(found) || why.trim() === "";
  });

/** Counts that nothing is found for, so that no test could hold anything against them. */
export const unheldCounts = (all: ReadonlyMap<string, Counts>, findings: Readonly<Record<string, unknown>>): string[] =>
  [...all].flatMap(([path, counts]) =>
    Object.keys(counts)
      .filter((count) => !Object.hasOwn(findings, count))
      .map((count) => `${path}: ${count}`),
  );

/** Files that no entry is about, neither itself nor a folder of it. */
export const uncountedFiles = (all: ReadonlyMap<string, Counts>, files: readonly string[]): string[] =>
  files.filter((file) => !file.split("/").some((_, at, parts) => all.has(parts.slice(0, at + 1).join("/"))));

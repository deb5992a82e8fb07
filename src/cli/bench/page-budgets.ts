/** What a page may cost. Held by the benchmark and by the browser tests alike. */

/** Statements sent to the database for one answer, with nothing kept in memory. */
export const mostStatements = 6;

/**
 * What an empty page of Next ships, in bytes of JavaScript compressed with gzip, and the versions it was measured with. The
 * benchmark builds that page and measures it again; the browser tests take it from here, without a second build.
 */
export const emptyPageScripts = { next: "16.4.6", react: "19.3.1", bytes: 134_904 } as const;

/** Bytes of JavaScript, compressed, beyond those of an empty page of the same Next. */
export const mostScriptBytes = { reading: 40_000, attempt: 70_000 } as const;

/** Under test the site says here how many statements an answer took. */
export const statementsHeader = "x-lectern-queries";

/**
 * Bytes of CSS, each sheet compressed with gzip: what a page of the kind shipped before styles moved into the markup (decision 40).
 */
export const mostStyleBytes = {
  error: 15_797,
  signIn: 25_235,
  landing: 25_235,
  catalog: 25_235,
  course: 27_597,
  lesson: 25_679,
  attempt: 22_477,
  dashboard: 20_295,
  preferences: 20_295,
  studio: 36_576,
  editor: 38_944,
  drafting: 34_681,
  analytics: 34_867,
  admin: 22_902,
} as const;

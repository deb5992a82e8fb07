/** What a page may cost. Held by the benchmark and by the browser tests alike. */

/** Statements sent to the database for one answer, with nothing kept in memory. */
export const mostStatements = 6;

/** Bytes of JavaScript, compressed, beyond those of an empty page of the same Next. */
export const mostScriptBytes = { reading: 40_000, attempt: 70_000 } as const;

/** Under test the site says here how many statements an answer took. */
export const statementsHeader = "x-lectern-queries";

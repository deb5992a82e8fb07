import "server-only";
import { env } from "@/env/server";
import { Prisma } from "@/generated/prisma/client";
import { noteStatement, outsideOfPage } from "@/server/cache/page-context";
import { ask, hasPool } from "./ask";
import type { Tx } from "./client";
import { gather } from "./gather";
import type { RowSchema } from "./query-rows";

/** Of a row: which of the calls it answers, counted from 0. */
export interface Placed {
  place: number;
}

/** More would make those who came first wait for the parsing of all. */
const mostCalls = 256;

/**
 * One item of each call, as an array for `unnest`. It comes out of a sub-select, so that one plan serves any number of calls: where Postgres
 * sees the array itself it takes a new plan for each length to be the cheaper one, and makes it anew at every request.
 */
export const ofCalls = <Call>(
  calls: readonly Call[],
  type: "uuid" | "timestamptz",
  item: (call: Call) => string | null,
): Prisma.Sql => Prisma.sql`(SELECT ${calls.map(item)}::${Prisma.raw(type)}[])`;

/**
 * A statement that many requests ask at the same time, each for one row: what comes while an earlier one is on its way goes
 * together. Alone it is asked as it comes, and inside a transaction with that. `statement` has one row for each call that
 * has an answer, with its `place`; if it fails, each call is asked again alone, so that none fails for another's sake.
 */
export function askTogether<Call, Row extends Placed>(
  schema: RowSchema<Row>,
  statement: (calls: readonly Call[]) => Prisma.Sql,
): (db: Tx, call: Call) => Promise<Row | undefined> {
  const send = async (db: Tx, calls: readonly Call[]): Promise<(Row | undefined)[]> => {
    const answers = new Array<Row | undefined>(calls.length).fill(undefined);
    for (const row of await ask(db, schema, statement(calls))) answers[row.place] = row;
    return answers;
  };
  const gathered = new WeakMap<object, (call: Call) => Promise<Row | undefined>>();
  const gatherFor = (db: Tx) => {
    const made = gather((calls: readonly Call[]) => outsideOfPage(() => send(db, calls)), mostCalls);
    gathered.set(db, made);
    return made;
  };
  return (db, call) => {
    if (!hasPool(db)) return send(db, [call]).then(([row]) => row);
    // Each request asks its one statement, whoever goes along.
    if (env.LECTERN_UNDER_TEST) noteStatement();
    return (gathered.get(db) ?? gatherFor(db))(call);
  };
}

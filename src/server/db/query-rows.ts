import "server-only";
import * as z from "zod";
import { env } from "@/env/server";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "./client";

/** What a query's rows look like. A function, because it is built under test alone. */
export type RowSchema<Row extends object = object> = () => z.ZodType<Row, Row>;
export type RowOf<Schema extends () => z.ZodType> = z.output<ReturnType<Schema>>;

/**
 * The columns of a query, beside it, as the driver gives them: int8 is `z.bigint()`, timestamptz `z.date()`, a time inside
 * jsonb `z.string()`. No defaults and no transforms: in production no one applies them.
 */
export function rowSchema<Columns extends z.core.$ZodLooseShape>(columns: () => Columns) {
  let built: z.ZodObject<Columns, z.core.$strict> | undefined;
  return (): z.ZodObject<Columns, z.core.$strict> => {
    built ??= z.strictObject(columns());
    return built;
  };
}

/** Of a statement that says which rows it found, locked or changed. */
export const IdRow = rowSchema(() => ({ id: z.string() }));

/** A json column that its reader parses, or that was parsed when it was stored: anything but a column that is missing. */
export const json = <Value = unknown>() => z.custom<Value>((value) => value !== undefined);

/**
 * A query through Prisma, whose rows have the type of the schema: `` queryRows(tx, Row)`SELECT …` ``. Under test each row is
 * held against the schema, and an unknown, missing or other column is refused. In production nothing is parsed.
 */
export function queryRows<Row extends object>(db: Pick<Tx, "$queryRaw">, schema: RowSchema<Row>) {
  return function query(statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Row[]> {
    return checkRows(db.$queryRaw<Row[]>(statement, ...values), schema, query);
  };
}

/** The same for a query that always has exactly one row. */
export function queryRow<Row extends object>(db: Pick<Tx, "$queryRaw">, schema: RowSchema<Row>) {
  return async function query(statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Row> {
    const [row] = await checkRows(db.$queryRaw<Row[]>(statement, ...values), schema, query);
    if (row === undefined) throw new Error("A query that always has a row had none.");
    return row;
  };
}

/** Gives the rows as they are. `query` is the function whose caller is named if they are not what the schema says. */
export function checkRows<Row extends object>(
  rows: Promise<Row[]>,
  schema: RowSchema<Row>,
  query: (...args: never[]) => unknown,
): Promise<Row[]> {
  if (!env.LECTERN_UNDER_TEST || env.isProduction) return rows;
  const asked: { stack?: string } = {};
  Error.captureStackTrace(asked, query);
  return rows.then((found) => {
    const { error } = z.array(schema()).safeParse(found);
    if (!error) return found;
    const caller = /^\s+at (.+)$/m.exec(asked.stack ?? "")?.[1] ?? "a query";
    const columns = error.issues.map(({ path: [, ...column], message }) => `${column.join(".") || "row"}: ${message}`);
    throw new Error(
      `Rows of ${caller} are not what their schema says: ${[...new Set(columns)].slice(0, 10).join("; ")}`,
    );
  });
}

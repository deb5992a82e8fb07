import "server-only";
import type { QueryResultRow } from "pg";
import { checkRows, type RowSchema } from "./query-rows";

/** Of a connection, a pool or a client of `pg`. */
interface Queryable {
  query: (text: string, values?: unknown[]) => Promise<{ rows: QueryResultRow[] }>;
}

/**
 * A statement past Prisma, whose rows have the type of the schema: `clientRows(client, Row, "SELECT …", [id])`. Checked as those of
 * `queryRows` are. Without a parser of its own the driver gives int8 and numeric as `z.string()`, anything of json as it is.
 */
export function clientRows<Row extends object>(
  client: Queryable,
  schema: RowSchema<Row>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const asked = client.query(text, [...values]).then(({ rows }) => rows as Row[]);
  return checkRows(asked, schema, clientRows);
}

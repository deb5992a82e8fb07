import "server-only";
import * as z from "zod";
import { columnsOf, type PersonalModel } from "@/features/privacy/data-map/fate";
import type { Tx } from "@/server/db/client";
import { checkRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const rowsAtOnce = 500;

const Row = rowSchema(() => ({ row: z.string(), key: z.string() }));

/** One person's rows of one model, each as JSON, a few hundred at a time. */
export async function* readRows(db: Tx, model: PersonalModel, userId: string): AsyncGenerator<string> {
  const pairs = columnsOf(model.exported).map((column) => `'${column}', t."${column}"`);
  const order = `(${model.order ?? "t.id::text"}) COLLATE "C"`;
  // Nothing but our own table is in the text; what is a person's comes as a parameter.
  const query = `SELECT jsonb_build_object(${pairs.join(", ")})::text AS row, ${order} AS key
    FROM "${model.table}" t WHERE ${model.owner} AND ${model.exportedIf ?? "true"} AND ${order} > $2::text ORDER BY ${order} LIMIT ${rowsAtOnce}`;
  for (let key = ""; ; ) {
    const rows = await checkRows(db.$queryRawUnsafe<RowOf<typeof Row>[]>(query, userId, key), Row, readRows);
    for (const { row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    key = last.key;
  }
}

/** The same as the text of one JSON file. */
export async function* jsonFile(db: Tx, model: PersonalModel, userId: string): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of readRows(db, model, userId)) {
    yield `${before}${row}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

import { expect, it } from "vitest";
import { testDatabase } from "@/testing/database";
import { notSecret } from "./not-secret";
import { readCanaries } from "./read-table";

const database = testDatabase();

/** What can hold words: numbers, times, ids and words of a fixed list cannot. */
async function listColumns(): Promise<string[]> {
  const rows = await database.db.$queryRaw<{ name: string }[]>`
    SELECT c.table_name || '.' || c.column_name AS name
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
       AND c.udt_name IN ('text', '_text', 'varchar', '_varchar', 'jsonb', 'json', 'bytea', 'inet', 'cidr', 'citext', 'tsvector')`;
  return rows.map(({ name }) => name);
}

it("each column that can hold words has a canary, or a reason why it needs none", async () => {
  const guarded = readCanaries().map(({ table, column }) => `${table}.${column}`);
  const named = Object.values(notSecret).flat();
  expect((await listColumns()).sort()).toEqual([...new Set([...guarded, ...named])].sort());
  expect(named.filter((name) => guarded.includes(name) || named.indexOf(name) !== named.lastIndexOf(name))).toEqual([]);
});

import type { ClientBase } from "pg";

/** The largest tables. With a dozen indexes to keep each row costs ten times what it costs without them. */
const tables = ["enrollment", "lesson_progress", "assessment_attempt", "certificate"] as const;

/**
 * Takes away the indexes that promise nothing, neither uniqueness nor a constraint, and resolves to what puts them back. Part
 * of the caller's transaction: should it end early, they were never gone.
 */
export async function liftPlainIndexes(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i
      WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisunique AND NOT EXISTS (
        SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
      ORDER BY 1`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    await client.query("SET LOCAL maintenance_work_mem = '512MB'");
    for (const { definition } of rows) await client.query(definition);
  };
}

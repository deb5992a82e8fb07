import type { PoolClient } from "pg";
import { getPool } from "@/server/db/pool";
import { transaction } from "@/server/db/transaction";

/** The id of a row's copy, the same wherever it is asked for. */
const idOf = (column: string) => `md5(${column}::text || p.new_course::text)::uuid`;
const courseId = "'course_id', p.new_course";
const versionId = "'version_id', p.new_version";

/** In this order; what is not named is copied as it is. `t` is the row, `p` the pair of its course and the copy. */
const copies: readonly [table: string, join: string, changes: string][] = [
  [
    "course",
    "p.course = t.id",
    `'id', p.new_course, 'slug', t.slug || '-' || left(p.new_course::text, 8), 'state', 'DRAFT', 'live_version_id', NULL,
     'origin_key', NULL, 'preview_token_hash', NULL, 'preview_expires_at', NULL`,
  ],
  [
    "course_version",
    "p.version = t.id",
    `'id', p.new_version, ${courseId}, 'number', 1, 'parent_version_id', NULL, 'published_at', NULL`,
  ],
  ["module", "p.course = t.course_id", `'id', ${idOf("t.id")}, ${courseId}`],
  ["lesson", "p.course = t.course_id", `'id', ${idOf("t.id")}, ${courseId}`],
  [
    "module_version",
    "p.version = t.version_id",
    `'id', ${idOf("t.id")}, ${versionId}, 'module_id', ${idOf("t.module_id")}`,
  ],
  [
    "lesson_version",
    "p.version = t.version_id",
    `'id', ${idOf("t.id")}, ${versionId}, 'module_version_id', ${idOf("t.module_version_id")}, 'lesson_id', ${idOf("t.lesson_id")}`,
  ],
  ["course_instructor", "p.course = t.course_id", `'id', ${idOf("t.id")}, ${courseId}`],
];

/** What only a course has that people can take. */
const taken: typeof copies = [
  [
    "enrollment",
    "p.course = t.course_id",
    `'id', ${idOf("t.id")}, ${courseId}, ${versionId}, 'last_lesson_id', ${idOf("t.last_lesson_id")}`,
  ],
  [
    "search_document",
    "p.course = t.course_id",
    `'id', ${idOf("t.id")}, ${courseId}, 'lesson_id', ${idOf("t.lesson_id")}`,
  ],
];

async function copyRows(client: PoolClient, tables: typeof copies): Promise<void> {
  for (const [table, join, changes] of tables) {
    await client.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${changes}))).*
         FROM ${table} t JOIN pair p ON ${join}`,
    );
  }
}

/**
 * Makes the site larger: each live course that many times more, of the same instructors and, if live, with the same students.
 * What a page asks must not depend on it. Assessments are not copied.
 */
export async function growSite(times: number, state: "LIVE" | "DRAFT"): Promise<void> {
  await transaction(getPool(), async (client) => {
    await client.query(
      `CREATE TEMP TABLE pair ON COMMIT DROP AS
         SELECT c.id AS course, c.live_version_id AS version, gen_random_uuid() AS new_course, gen_random_uuid() AS new_version
           FROM course c, generate_series(1, $1::int) WHERE c.state = 'LIVE'`,
      [times],
    );
    await copyRows(client, copies);
    if (state === "LIVE") {
      await client.query("UPDATE course_version v SET published_at = now() FROM pair p WHERE v.id = p.new_version");
      await client.query(
        "UPDATE course c SET state = 'LIVE', live_version_id = p.new_version FROM pair p WHERE c.id = p.new_course",
      );
      await copyRows(client, taken);
    }
  });
}

/** Empties the memory of every web process: a notice that cannot be read may concern anything. */
export async function forgetKeptPages(): Promise<void> {
  await getPool().query("SELECT pg_notify('lectern_tags', 'everything')");
  // A first look after a pause also moves the end of the session.
  await getPool().query("UPDATE user_session SET last_activity_at = last_activity_at - interval '2 minutes'");
}

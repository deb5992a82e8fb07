import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/policy/actor";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";
import { appRouter } from "@/server/trpc/root";
import { allProcedures } from "@/testing/all-procedures";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import fc from "@/testing/fast-check";
import { seed as seedDemo } from "../../../prisma/seed/index";
import type { Procedure } from "../policy/procedures/call";
import { type BadInput, badInputs } from "./bad-values";

/** For each procedure; `npm run test:inputs` sends 200. */
const wanted = Number(process.env.BAD_INPUTS ?? 5);
const seed = Number(process.env.BAD_INPUTS_SEED ?? 7);

const database = testDatabase();
const known = new Map<string, unknown>();
let student: Actor;
let admin: Actor;

/** What an id is called in inputs, and a row of the demo that has one. */
const rows: Record<string, string> = {
  lessonId: `SELECT lv.lesson_id FROM lesson_version lv JOIN course c ON c.live_version_id = lv.version_id
              WHERE c.id = $1 ORDER BY lv.position LIMIT 1`,
  moduleId: `SELECT module_id FROM module_version m JOIN course c ON c.live_version_id = m.version_id WHERE c.id = $1 ORDER BY m.position LIMIT 1`,
  versionId: "SELECT live_version_id FROM course WHERE id = $1",
  enrollmentId: "SELECT id FROM enrollment WHERE course_id = $1 ORDER BY enrolled_at, id LIMIT 1",
  questionId: `SELECT q.id FROM question q JOIN question_version v ON v.question_id = q.id
                 JOIN assessment a ON a.id = q.assessment_id WHERE a.course_id = $1 ORDER BY v.text LIMIT 1`,
  questionVersionId: `SELECT v.id FROM question_version v JOIN question q ON q.id = v.question_id
                        JOIN assessment a ON a.id = q.assessment_id WHERE a.course_id = $1 ORDER BY v.text LIMIT 1`,
  reviewId: "SELECT id FROM review WHERE course_id = $1 ORDER BY created_at, id LIMIT 1",
};

/** Actions that belong to whoever studies; everything else is tried as the one who may do most. */
const asStudent =
  /^(account\.|lesson\.(progress|attempt|note)|attempt\.answer|course\.(progress|learn|review|enroll|bookmark|voteOnReviews))/;

/**
 * Tables that a refused call may write in: how often someone tried, what they are granted each month, and an upload, which is
 * taken while its parts are looked for and given back when one is missing.
 */
const tallies = ["login_log", "rate_limit", "ai_credit", "uploaded_content"];

/** From now on, each row that comes, goes or changes is noted, and forgotten again where its transaction is rolled back. */
const noteWrites = `
  CREATE SCHEMA noted;
  CREATE TABLE noted.write (name text);
  CREATE FUNCTION noted.note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO noted.write VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT table_name FROM information_schema.tables
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL('{${tallies.join()}}') LOOP
      EXECUTE format('CREATE TRIGGER zz_noted AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION noted.note()', name);
    END LOOP;
  END $$`;

beforeAll(async () => {
  const { db, pool } = database;
  await seedDemo({ db, storage: getStorage(), now: () => new Date(), demoPassword: "lectern-demo" });
  const person = async (username: string) => actorOf(await db.user.findUniqueOrThrow({ where: { username } }));
  [student, admin] = [await person("amara-okafor"), await person("tomas-herrera")];
  const enrollment = await db.enrollment.findFirstOrThrow({
    where: { user: { username: "amara-okafor" }, status: "ACTIVE" },
    orderBy: { enrolledAt: "asc" },
    select: { course: { select: { id: true, slug: true } } },
  });
  known.set("courseId", enrollment.course.id).set("slug", enrollment.course.slug);
  for (const [name, sql] of Object.entries(rows)) {
    const { rows: found } = await pool.query({
      text: sql,
      values: sql.includes("$1") ? [enrollment.course.id] : [],
      rowMode: "array",
    });
    if (found[0]) known.set(name, (found[0] as unknown[])[0]);
  }
  await pool.query(noteWrites);
}, 120_000);

/** How often rows of each table were written. */
async function readWrites(): Promise<unknown[]> {
  const { rows } = await database.pool.query("SELECT name, count(*) FROM noted.write GROUP BY name ORDER BY name");
  return rows;
}

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

async function send(path: string, { _def: { type, meta } }: Procedure, input: BadInput) {
  const address = new URL(`http://localhost/api/trpc/${path}`);
  if (type !== "mutation") address.searchParams.set("input", input.json);
  const request = new Request(address, {
    method: type === "mutation" ? "POST" : "GET",
    ...(type === "mutation" ? { body: input.json, headers: { "content-type": "application/json" } } : {}),
  });
  const actor = asStudent.test(meta?.action ?? "") ? student : admin;
  // What is answered is neutral: only the log says what went wrong.
  const logged = vi.spyOn(logger, "error").mockImplementation(() => undefined);
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => ({ ...depsOf(database.db, actor, aClock()), now: () => new Date() }),
  });
  const body = await answer.text();
  const thrown = logged.mock.calls.map(([facts]) => describeError((facts as { err?: unknown }).err)).join("; ");
  logged.mockRestore();
  return { status: answer.status, body, thrown };
}

/** One line on what is wrong with an answer, null where nothing is. */
function faultOf({ what, json }: BadInput, { status, body, thrown }: Awaited<ReturnType<typeof send>>): string | null {
  const shown = `${what} (${json.slice(0, 160)})`;
  // 415: a procedure that answers in parts, which only callers within the process may ask.
  if (status < 400 || status === 415) return null;
  if (status >= 500) return `${status} for ${shown}: ${thrown.slice(0, 1000)}`;
  const { error } = JSON.parse(body) as { error?: { data?: { reason?: string } } };
  const reason = error?.data?.reason;
  return !reason || reason === "common.unexpected" ? `${status} without a reason for ${shown}` : null;
}

describe.each([...allProcedures])("%s", (path, procedure) => {
  test("refuses what it cannot use with a reason, and stores nothing of it", async () => {
    const inputs = fc.sample(badInputs(procedure._def.inputs, known), { numRuns: wanted, seed });
    const before = await readWrites();
    const refused: BadInput[] = [];
    const faults: string[] = [];
    let accepted = 0;
    for (const input of inputs) {
      const answer = await send(path, procedure, input);
      const fault = faultOf(input, answer);
      if (fault) faults.push(fault);
      else if (answer.status >= 400) refused.push(input);
      else accepted += 1;
    }
    expect([...new Set(faults)]).toEqual([]);
    if (accepted === 0) return expect(await readWrites()).toEqual(before);
    // What was accepted in between may have made a refused input a good one: of those that are refused still, none writes.
    for (let rest = refused; ; ) {
      const again = await readWrites();
      const still: BadInput[] = [];
      for (const input of rest) if ((await send(path, procedure, input)).status >= 400) still.push(input);
      if (still.length === rest.length) return expect(await readWrites()).toEqual(again);
      rest = still;
    }
  });
});

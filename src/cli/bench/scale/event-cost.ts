import type { Pool } from "pg";
import { countChanges } from "@/features/statistics/server/count-changes";
import { makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";
import { CommandError } from "../../command-error";
import { median } from "./answers";

/** Something that happens to a student, and its being taken back, so that a site stays what it was. */
interface Event {
  name: string;
  statements: readonly [happens: string, isTakenBack: string];
  /** A row that it can happen to. */
  find: string;
}

/** Of the courses with the most students: what hangs on an event is largest there. */
const largest = "(SELECT c.id FROM course c ORDER BY c.enrolled_count DESC, c.id LIMIT 5)";

const events: readonly Event[] = [
  {
    name: "a lesson is completed",
    find: `SELECT p.id FROM enrollment e JOIN lesson_progress p ON p.enrollment_id = e.id
            WHERE e.course_id IN ${largest} AND e.status = 'ACTIVE' AND p.completed_at IS NULL ORDER BY p.id LIMIT 400`,
    statements: [
      "UPDATE lesson_progress SET completed_at = now(), completion_cause = 'MANUAL' WHERE id = $1",
      "UPDATE lesson_progress SET completed_at = NULL, completion_cause = NULL WHERE id = $1",
    ],
  },
  {
    name: "a learner leaves",
    find: `SELECT e.id FROM enrollment e WHERE e.course_id IN ${largest} AND e.status = 'ACTIVE' ORDER BY e.id LIMIT 400`,
    statements: [
      "UPDATE enrollment SET status = 'DROPPED', ended_at = now() WHERE id = $1",
      "UPDATE enrollment SET status = 'ACTIVE', ended_at = NULL WHERE id = $1",
    ],
  },
];

interface Side {
  pool: Pool;
  count: () => Promise<number>;
  ids: string[];
  milliseconds: number[];
}

async function openSide(url: string, { find }: Event): Promise<Side> {
  const pool = makePool(url, 2);
  const db = makeDb(pool);
  const { rows } = await pool.query<{ id: string }>(find);
  return {
    pool,
    count: () => countChanges({ db, now: () => new Date() }),
    ids: rows.map(({ id }) => id),
    milliseconds: [],
  };
}

/** One event with its counting, from the change to the figures. */
async function happen({ pool, count, ids, milliseconds }: Side, statement: string, turn: number): Promise<void> {
  const id = ids[Math.floor(turn / 2) % ids.length];
  const started = performance.now();
  await pool.query(statement, [id]);
  if ((await count()) === 0) throw new CommandError("A change left nothing to count.");
  milliseconds.push(performance.now() - started);
}

export interface EventCost {
  name: string;
  /** Milliseconds, medians. */
  large: number;
  small: number;
}

const warmUps = 10;

/** What one event costs on the large site and on the small one. They take turns, so that both see the same machine. */
export async function measureEvents(urls: { large: string; small: string }, turns: number): Promise<EventCost[]> {
  const costs: EventCost[] = [];
  for (const event of events) {
    const sides = { large: await openSide(urls.large, event), small: await openSide(urls.small, event) };
    for (let turn = 0; turn < warmUps + turns; turn += 1) {
      const statement = event.statements[turn % 2] ?? event.statements[0];
      await happen(sides.large, statement, turn);
      await happen(sides.small, statement, turn);
    }
    const typical = ({ milliseconds }: Side) => median(milliseconds.slice(warmUps));
    costs.push({ name: event.name, large: typical(sides.large), small: typical(sides.small) });
    await Promise.all([sides.large.pool.end(), sides.small.pool.end()]);
  }
  return costs;
}

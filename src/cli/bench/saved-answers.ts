import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { databaseUrl } from "@/server/db/database-url";
import { makePool } from "@/server/db/pool";
import { CommandError } from "../command-error";
import { type Figure, figure, type Verdict } from "./figure";
import { type Answering, type BenchCourse, openAttempt } from "./fixtures";
import { type Figures, type Sample, sendBurst, summarize } from "./measure";
import { preparePeople } from "./prepare-people";
import { mutate, mutationOf } from "./visitor";

const learners = 200;
const leastShare = 0.35;
const mostMilliseconds = 250;
const mostSecondsOfJobs = 180;

/** What storing an answer would cost if nothing were checked: the row, and that a later change is never written over. */
const upsert = {
  name: "bench-upsert-answer",
  text: `INSERT INTO attempt_answer AS stored (id, attempt_id, question_version_id, client_id, revision, selected_answers,
           text_response, fields, is_flagged, answered_at, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, '', '{}', false, now(), now(), now())
         ON CONFLICT (attempt_id, question_version_id) DO UPDATE SET client_id = excluded.client_id,
           revision = excluded.revision, selected_answers = excluded.selected_answers, text_response = excluded.text_response,
           fields = excluded.fields, is_flagged = excluded.is_flagged, answered_at = excluded.answered_at,
           updated_at = excluded.updated_at
         WHERE stored.revision < excluded.revision
         RETURNING revision`,
};

async function storeBare(pool: Pool, answering: readonly Answering[], seconds: number): Promise<Sample> {
  const milliseconds: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const store = async ({ next }: Answering) => {
    while (performance.now() < end) {
      const sent = performance.now();
      const { attemptId, questionVersionId, clientId, revision, selectedAnswers } = next();
      const { rowCount } = await pool.query({
        ...upsert,
        values: [attemptId, questionVersionId, clientId, revision, selectedAnswers],
      });
      if (rowCount !== 1) throw new CommandError("A bare statement stored no answer.");
      milliseconds.push(performance.now() - sent);
    }
  };
  await Promise.all(answering.map(store));
  return { seconds: (performance.now() - started) / 1000, milliseconds };
}

const storeAtSite = (url: string, answering: readonly Answering[], seconds: number): Promise<Sample> =>
  sendBurst({
    url,
    connections: answering.length,
    extent: { seconds },
    ask: (connection) => {
      const one = answering[connection % answering.length];
      if (!one) throw new CommandError("No attempt is open.");
      return mutationOf(one.learner, "assessment.saveAnswer", one.next());
    },
    isRight: (body) => body.includes('"isCurrent":true'),
  });

/**
 * Each student answers once a second, in turn: many times as often as in an examination. One who waits for an answer sends the next
 * when it is due or, after that, at once.
 * @param seconds how often each answers
 */
async function storePaced(answering: readonly Answering[], seconds: number): Promise<Sample> {
  const milliseconds: number[] = [];
  const started = performance.now();
  const answer = async ({ learner, next }: Answering, at: number) => {
    for (let second = 0; second < seconds; second += 1) {
      const due = started + (second + at / answering.length) * 1000;
      await pause(Math.max(0, due - performance.now()));
      const sent = performance.now();
      const { isCurrent } = await mutate<{ isCurrent: boolean }>(learner, "assessment.saveAnswer", next());
      if (!isCurrent) throw new CommandError("An answer was not stored.");
      milliseconds.push(performance.now() - sent);
    }
  };
  await Promise.all(answering.map(answer));
  return { seconds: (performance.now() - started) / 1000, milliseconds };
}

async function openAttempts(url: string, course: BenchCourse): Promise<Answering[]> {
  const answering: Answering[] = [];
  for (const learner of await preparePeople(url, learners)) answering.push(await openAttempt(learner, course));
  return answering;
}

function judge({ site, bare, paced }: Record<"site" | "bare" | "paced", Figures>): {
  figures: Figure[];
  verdicts: Verdict[];
} {
  const share = site.requestsPerSecond / bare.requestsPerSecond;
  const place = `answers of ${learners} students`;
  const stored = `${place}: saved, against the bare statement`;
  return {
    figures: [
      figure(stored, "answers/s", site.requestsPerSecond, bare.requestsPerSecond),
      figure(`${place} without a pause: p99, against the bare statement`, "ms", site.p99, bare.p99),
      figure(`${place}, each once a second: p99, against the longest allowed`, "ms", paced.p99, mostMilliseconds),
    ],
    verdicts: [
      {
        what: `${place}: ${share.toFixed(2)} of the bare statement, at least ${leastShare}`,
        isKept: share >= leastShare,
      },
      {
        what: `${place}, each once a second: p99 ${paced.p99.toFixed(0)} ms, less than ${mostMilliseconds}`,
        isKept: paced.p99 < mostMilliseconds,
      },
    ],
  };
}

/** What enrolling set off is over: in an examination it was long ago. */
async function awaitJobs(pool: Pool): Promise<void> {
  const end = performance.now() + mostSecondsOfJobs * 1000;
  for (;;) {
    const { rows } = await pool.query<{ open: number }>(
      `SELECT ((SELECT count(*) FROM outbox_event WHERE sent_at IS NULL) +
               (SELECT count(*) FROM job_run WHERE state IN ('QUEUED', 'RUNNING')))::int AS open`,
    );
    if (rows[0]?.open === 0) return;
    if (performance.now() > end) throw new CommandError(`Jobs were still running after ${mostSecondsOfJobs} s.`);
    await pause(200);
  }
}

/**
 * How many answers the site saves while 200 students answer at once, each as soon as the last was acknowledged, against the bare
 * UPSERT through as many connections to the same database. They take turns, and in a third turn each student answers once a second.
 */
export async function measureSavedAnswers(
  url: string,
  course: BenchCourse,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<{ figures: Figure[]; verdicts: Verdict[] }> {
  const answering = await openAttempts(url, course);
  const pool = makePool(databaseUrl());
  try {
    await awaitJobs(pool);
    await storeAtSite(url, answering, seconds);
    await storeBare(pool, answering, seconds);
    const samples: Record<"site" | "bare" | "paced", Sample[]> = { site: [], bare: [], paced: [] };
    for (let round = 0; round < rounds; round += 1) {
      samples.site.push(await storeAtSite(url, answering, seconds));
      samples.bare.push(await storeBare(pool, answering, seconds));
      samples.paced.push(await storePaced(answering, seconds));
    }
    return judge({
      site: summarize(samples.site),
      bare: summarize(samples.bare),
      paced: summarize(samples.paced),
    });
  } finally {
    await pool.end();
  }
}

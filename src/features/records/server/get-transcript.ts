import "server-only";
import * as z from "zod";
import type { EarlierAttempt } from "@/features/assessment/rules";
import { ReviewContextJson, reviewContextAsJson, toReviewContext } from "@/features/assessment/server/review-context";
import { readRules } from "@/features/assessment/snapshot";
import { toHundredths } from "@/features/questions/points";
import { type Result, standingResult } from "@/features/records/rules";
import { enrollmentStatusAt } from "@/server/db/current-enrollment";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

export interface TranscriptResult extends Result {
  assessmentId: string;
  title: string;
  /** Tries that have ended. */
  tries: number;
  /** Nothing is passed yet, and a person still has to grade one of them. */
  isBeingGraded: boolean;
}

/** One stay in a course: who left and came back has two. */
export interface TranscriptEntry extends Omit<Row, "name" | "attempts"> {
  results: TranscriptResult[];
}

export interface Transcript {
  name: string;
  asOf: Date;
  entries: TranscriptEntry[];
  coursesCompleted: number;
  timeSpentSeconds: number;
}

/** More stays than anyone has; the statement stays bounded. */
const most = 500;

const StoredAttempt = z.object({
  id: z.string(),
  assessmentId: z.string(),
  title: z.string(),
  number: z.number(),
  state: z.enum(["IN_PROGRESS", "SUBMITTED", "EXPIRED", "GRADING"]),
  score: z.number().nullable(),
  maxScore: z.number(),
  isPassed: z.boolean().nullable(),
  rules: z.unknown(),
  context: ReviewContextJson().nullable(),
});
type StoredAttempt = z.infer<typeof StoredAttempt>;

const Row = rowSchema(() => ({
  enrollmentId: z.string(),
  courseTitle: z.string(),
  language: z.string(),
  versionNumber: z.number(),
  status: z.enum(["ACTIVE", "COMPLETED", "SUSPENDED", "EXPIRED", "DROPPED"]),
  enrolledAt: z.date(),
  startedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  progressPercentage: z.number(),
  /** Active time: a tab that is hidden or left alone counts nothing. */
  timeSpentSeconds: z.number(),
  certificate: z.strictObject({ number: z.string(), isValid: z.boolean() }).nullable(),
  name: z.string(),
  attempts: json(),
}));
type Row = RowOf<typeof Row>;

/** Everything that a person has studied here, newest stay first, with what was left and given up. One query. */
export async function getTranscript(deps: Pick<PersonDeps, "db" | "actor" | "now">): Promise<Transcript> {
  const userId = deps.actor.id;
  const asOf = deps.now();
  const rows = await queryRows(deps.db, Row)`
    SELECT u."name", e."id" AS "enrollmentId", v."title" AS "courseTitle", v."language", v."number" AS "versionNumber",
           ${enrollmentStatusAt("e", asOf)} AS "status", e."enrolled_at" AS "enrolledAt", e."started_at" AS "startedAt", e."completed_at" AS "completedAt",
           CASE WHEN e."status" = 'DROPPED' THEN e."ended_at" WHEN e."expires_at" <= ${asOf} THEN e."expires_at" ELSE e."ended_at" END AS "endedAt",
           e."progress_percentage"::float8 AS "progressPercentage", e."time_spent_seconds"::float8 AS "timeSpentSeconds",
           (SELECT jsonb_build_object('number', t."number", 'isValid', t."is_valid" AND t."revoked_at" IS NULL) FROM "certificate" t
             WHERE t."enrollment_id" = e."id" AND t."superseded_at" IS NULL) AS "certificate",
           (SELECT jsonb_agg(jsonb_build_object('id', a."id", 'assessmentId', a."assessment_id", 'title', w."title", 'number', a."attempt_number",
                     'state', a."state", 'score', a."score", 'maxScore', a."max_score", 'isPassed', a."is_passed", 'rules', a."rules", 'context', ${reviewContextAsJson})
                     ORDER BY a."started_at", a."attempt_number")
              FROM "assessment_attempt" a JOIN "assessment_version" w ON w."id" = a."assessment_version_id"
             WHERE a."enrollment_id" = e."id") AS "attempts"
      FROM "users" u JOIN "enrollment" e ON e."user_id" = u."id" JOIN "course_version" v ON v."id" = e."version_id"
     WHERE u."id" = ${userId}::uuid
     ORDER BY e."enrolled_at" DESC, e."id" DESC LIMIT ${most}`;
  const entries = rows.map(
    ({ name: _, attempts, ...entry }): TranscriptEntry => ({
      ...entry,
      results: resultsOf(z.array(StoredAttempt).parse(attempts ?? []), asOf),
    }),
  );
  return {
    name: rows[0]?.name ?? deps.actor.name,
    asOf,
    entries,
    coursesCompleted: entries.filter(({ completedAt }) => completedAt !== null).length,
    timeSpentSeconds: entries.reduce((sum, { timeSpentSeconds }) => sum + timeSpentSeconds, 0),
  };
}

/** Under the rules that the last try was told. */
function resultsOf(attempts: readonly StoredAttempt[], now: Date): TranscriptResult[] {
  const assessmentIds = [...new Set(attempts.map(({ assessmentId }) => assessmentId))];
  return assessmentIds.flatMap((assessmentId) => {
    const all = attempts.filter((attempt) => attempt.assessmentId === assessmentId);
    const tries = all.filter(({ state }) => state !== "IN_PROGRESS");
    const last = tries.at(-1);
    if (!last) return [];
    const rules = readRules(last.rules);
    const earlier = all.map(
      ({ score, maxScore, ...attempt }): EarlierAttempt => ({
        ...attempt,
        score: score === null ? null : toHundredths(score),
        maxScore: toHundredths(maxScore),
      }),
    );
    const result = standingResult(rules, earlier, toReviewContext(last.context, { rules, now }));
    const isBeingGraded = !result.isPassed && tries.some(({ state }) => state === "GRADING");
    return [{ assessmentId, title: last.title, tries: tries.length, isBeingGraded, ...result }];
  });
}

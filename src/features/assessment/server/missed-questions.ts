import "server-only";
import { disclosureOf } from "@/features/assessment/review-policy";
import type { AttemptRules, AttemptState } from "@/features/assessment/rules";
import { plainText } from "@/features/media/server/plain-text";
import { Prisma } from "@/generated/prisma/client";

/** A question that someone answered wrongly in their latest attempt at its assessment. */
export interface MissedQuestion {
  attemptId: string;
  /** Its place in the attempt, from 1 on. */
  number: number;
  /** Its first line without markup; null where that alone would say nothing: an image, a formula. */
  text: string | null;
  slug: string;
  lessonId: string;
  courseTitle: string;
  /** Of the course. */
  language: string;
  endedAt: string;
}

/** One of them as the query builds it in JSON. */
export interface MissedRow extends Omit<MissedQuestion, "text"> {
  source: string;
  state: AttemptState;
  rules: AttemptRules;
}

const mostShown = 3;
const daysShown = 60;
const mostCharacters = 140;

/**
 * Those of a person as JSON, the latest first, for a query of more than that: of courses in which they have an enrollment in use, not
 * while another attempt is open, and only where the author shows what was right.
 */
export const missedRows = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(to_jsonb(m) ORDER BY m."endedAt" DESC, m.number), '[]') FROM (
     SELECT a.id AS "attemptId", o.number, c.slug, s.lesson_id AS "lessonId", v.title AS "courseTitle", v.language,
            a.ended_at AS "endedAt", left(q.text, 2000) AS source, a.state::text AS state, a.rules
       FROM (SELECT DISTINCT ON (x.assessment_id) x.* FROM assessment_attempt x WHERE x.user_id = ${userId}::uuid
              ORDER BY x.assessment_id, x.started_at DESC) a
       JOIN enrollment e ON e.id = a.enrollment_id
       JOIN assessment s ON s.id = a.assessment_id
       JOIN course c ON c.id = e.course_id
       JOIN course_version v ON v.id = e.version_id
       JOIN attempt_answer g ON g.attempt_id = a.id AND NOT g.is_correct
       JOIN question_version q ON q.id = g.question_version_id
       JOIN LATERAL (SELECT n.place::int AS number FROM jsonb_array_elements(a.question_order) WITH ORDINALITY n(item, place)
              WHERE n.item->>'questionVersionId' = g.question_version_id::text) o ON true
      WHERE a.state IN ('SUBMITTED', 'EXPIRED') AND a.ended_at > ${new Date(at.getTime() - daysShown * 86_400_000)}
        AND (a.rules->>'showResults')::boolean AND e.status IN ('ACTIVE', 'COMPLETED')
        AND (e.expires_at IS NULL OR e.expires_at > ${at})
      ORDER BY a.ended_at DESC, o.number LIMIT ${mostShown}) m)`;

/** What may be shown of them. The policy has the last word, whatever the query let through. */
export async function toMissed(rows: readonly MissedRow[]): Promise<MissedQuestion[]> {
  const shown = rows.filter(({ rules, state }) => disclosureOf(rules, { state }, []).correctness);
  return Promise.all(
    shown.map(async ({ source, state: _, rules: __, ...row }) => ({ ...row, text: await firstLine(source) })),
  );
}

async function firstLine(source: string): Promise<string | null> {
  const [line = ""] = (await plainText(source)).split("\n");
  // A formula in the letters of its source is nothing to read.
  if (line === "" || /\\[a-z]/i.test(line)) return null;
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters).trimEnd()}…` : line;
}

import "server-only";
import * as z from "zod";
import type { SnapshotSource } from "@/features/assessment/snapshot";
import type { FormerAttempts } from "@/features/assessment/start-decision";
import { readEnrollmentLocks } from "@/features/learning/server/read-locks";
import { toHundredths } from "@/features/questions/points";
import { questionTypes } from "@/features/questions/question-type";
import { costOf } from "@/features/questions/registry";
import { Paging } from "@/features/questions/section-schema";
import { Prisma } from "@/generated/prisma/client";
import { AccessLevel } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { isPricedAt } from "@/server/db/price-in-force";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { AccommodationJson, accommodationsOf, closesForAll, rulesFor } from "./accommodations/accommodation-json";
import { AttemptJson, type AttemptSummary, attemptsAsJson, toSummary } from "./attempt-summary";
import { FormerJson, formerAttempts, toFormer } from "./former-attempts";
import { lessonNumber } from "./lesson-number";
import { rulesAsJson } from "./rules-as-json";

const Row = rowSchema(() => ({
  courseId: z.string(),
  slug: z.string(),
  courseTitle: z.string(),
  courseVersionId: z.string(),
  lessonId: z.string(),
  lessonTitle: z.string(),
  /** Place of the module and of the lesson in it among the visible ones: "3.2". */
  lessonNumber: z.string(),
  assessmentId: z.string(),
  assessmentVersionId: z.string(),
  title: z.string(),
  description: z.string(),
  paging: Paging,
  /** What the access table asks of the lesson and of the enrollment. */
  access: z.strictObject({ level: z.enum(AccessLevel), isFreePreview: z.boolean(), isPriced: z.boolean() }),
  enrollment: z
    .strictObject({
      enrollmentId: z.string(),
      status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED"]),
      opensEverything: z.boolean(),
    })
    .nullable(),
  isTaught: z.boolean(),
  former: FormerJson(),
  rules: json(),
  accommodations: z.array(AccommodationJson()).nullable(),
  /** When the last one who has more time has none left; null: never. */
  closesForAll: z.date().nullable(),
  randomizeQuestions: z.boolean(),
  randomizeAnswers: z.boolean(),
  questions: z.array(
    z.strictObject({
      versionId: z.string(),
      type: z.enum(questionTypes),
      points: z.number(),
      penalty: z.number(),
      answerIds: z.array(z.string()),
      body: json(),
      drawKey: z.string().nullable(),
      sectionKey: z.string().nullable(),
    }),
  ),
  draws: z.array(z.strictObject({ key: z.string(), count: z.number(), sectionKey: z.string().nullable() })),
  sections: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  attempts: z.array(AttemptJson()),
}));
type Row = RowOf<typeof Row>;

type Inner =
  | "former"
  | "accommodations"
  | "isTaught"
  | "rules"
  | "randomizeQuestions"
  | "randomizeAnswers"
  | "questions"
  | "draws"
  | "sections"
  | "attempts";

/** The assessment of a lesson as one person has it: in the version of the course that they are on. */
export interface FoundAssessment extends Omit<Row, Inner> {
  source: SnapshotSource & { sections: Row["sections"] };
  /** A wrong answer to some of its questions costs points. */
  hasPenalties: boolean;
  former: FormerAttempts;
  /** A gate keeps the lesson shut for the person. What was started stays open, and so does a lesson for those who teach it. */
  isLocked: boolean;
  attempts: AttemptSummary[];
}

/** Null when the course is unknown, the lesson not visible in the person's version of it, or without an assessment. One query, two where the course has gates. */
export async function findAssessment(
  tx: Tx,
  { slug, lessonId, userId, now }: { slug: string; lessonId: string; userId: string | null; now: Date },
): Promise<FoundAssessment | null> {
  const [row] = await queryRows(tx, Row)`
    SELECT c.id AS "courseId", c.slug, cv.title AS "courseTitle", cv.id AS "courseVersionId", lv.lesson_id AS "lessonId",
      lv.title AS "lessonTitle", ${lessonNumber(now)} AS "lessonNumber",
      av.assessment_id AS "assessmentId", av.id AS "assessmentVersionId", av.title, av.description,
      ${rulesAsJson("av")} AS rules,
      ${accommodationsOf(Prisma.sql`${userId}::uuid`, Prisma.sql`av.assessment_id`)} AS accommodations,
      ${closesForAll("av")} AS "closesForAll", av.randomize_questions AS "randomizeQuestions", av.randomize_answers AS "randomizeAnswers",
      jsonb_build_object('level', lv.access_level, 'isFreePreview', lv.is_free_preview, 'isPriced', ${isPricedAt("c", now)}) AS access,
      CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('enrollmentId', e.id, 'status', e.status,
        'opensEverything', c.price_minor > 0 OR e.grant_id IS NOT NULL) END AS enrollment,
      EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${userId}::uuid AND i.is_active) AS "isTaught",
      (SELECT coalesce(json_agg(json_build_object(
          'versionId', q.id, 'type', q.type, 'points', q.points, 'penalty', q.penalty, 'body', q.body, 'drawKey', aq.draw_key,
          'sectionKey', aq.section_key, 'answerIds',
          (SELECT coalesce(json_agg(o.id ORDER BY o.position), '[]') FROM answer o WHERE o.question_version_id = q.id)
        ) ORDER BY aq.position), '[]')
        FROM assessment_question aq JOIN question_version q ON q.id = aq.question_version_id
        WHERE aq.assessment_version_id = av.id) AS questions,
      (SELECT coalesce(json_agg(json_build_object('key', d.key, 'count', d.count, 'sectionKey', d.section_key) ORDER BY d.position), '[]')
        FROM assessment_draw d WHERE d.assessment_version_id = av.id) AS draws,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.value ->> 'key', 'title', s.value ->> 'title') ORDER BY s.n), '[]')
        FROM jsonb_array_elements(av.sections) WITH ORDINALITY AS s (value, n)) AS sections, av.paging,
      (SELECT ${attemptsAsJson} FROM assessment_attempt o
        WHERE o.enrollment_id = e.id AND o.assessment_id = av.assessment_id) AS attempts,
      ${formerAttempts(Prisma.sql`${userId}::uuid`, Prisma.sql`av.assessment_id`)} AS former
    FROM course c
    LEFT JOIN enrollment e ON e.course_id = c.id AND e.user_id = ${userId}::uuid
      AND ${isCurrentEnrollment("e", now)}
    JOIN course_version cv ON cv.id = coalesce(e.version_id, c.live_version_id)
    JOIN lesson_version lv ON lv.version_id = cv.id AND lv.lesson_id = ${lessonId}::uuid
    JOIN module_version mv ON mv.id = lv.module_version_id AND mv.published_at <= ${now}
    JOIN assessment_version av ON av.lesson_version_id = lv.id
    WHERE c.slug = ${slug}`;
  if (!row) return null;
  const marked = row.questions.map((question) => ({
    ...question,
    ...{ points: toHundredths(question.points), penalty: toHundredths(question.penalty) },
  }));
  const {
    isTaught,
    former,
    accommodations,
    rules,
    randomizeQuestions,
    randomizeAnswers,
    draws,
    sections,
    questions: _,
    ...found
  } = row;
  return {
    ...found,
    source: {
      rules: rulesFor(rules, accommodations),
      randomizeQuestions,
      randomizeAnswers,
      draws,
      sections,
      questions: marked,
    },
    hasPenalties: marked.some((question) => costOf(question) > 0),
    former: toFormer(former),
    isLocked: !isTaught && row.attempts.length === 0 && (await isLocked(tx, row, now)),
    attempts: row.attempts.map(toSummary),
  };
}

async function isLocked(tx: Tx, { courseId, courseVersionId, lessonId, enrollment }: Row, now: Date): Promise<boolean> {
  const enrollmentId = enrollment?.enrollmentId ?? null;
  const deps = { db: tx, now: () => now };
  return (await readEnrollmentLocks(deps, { courseId, versionId: courseVersionId, enrollmentId })).has(lessonId);
}

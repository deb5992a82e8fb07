import { randomUUID } from "node:crypto";
import { getPool } from "@/server/db/pool";
import { CommandError } from "../command-error";
import { mutate, query, type Visitor } from "./visitor";

/** What of the demo content is measured. */
export interface BenchCourse {
  courseId: string;
  slug: string;
  /** A lesson to read, the longest of the course. */
  readingId: string;
  /** All lessons without an assessment. */
  lessonIds: string[];
  /** A lesson with an assessment. */
  assessedId: string;
}

/** The first public free course of the demo content that has both a lesson to read and an assessment. */
export async function findBenchCourse(): Promise<BenchCourse> {
  const { rows } = await getPool().query<BenchCourse>(
    `SELECT c.id AS "courseId", c.slug, reading.lesson_id AS "readingId",
            ARRAY(SELECT l.lesson_id FROM lesson_version l WHERE l.version_id = c.live_version_id AND NOT EXISTS (
              SELECT 1 FROM assessment_version a WHERE a.lesson_version_id = l.id)) AS "lessonIds", assessed.lesson_id AS "assessedId"
       FROM course c
      CROSS JOIN LATERAL (
        SELECT l.lesson_id FROM lesson_version l LEFT JOIN assessment_version a ON a.lesson_version_id = l.id
         WHERE l.version_id = c.live_version_id AND l.type = 'READING' AND a.id IS NULL
         ORDER BY length(l.content) DESC, l.id LIMIT 1) reading
      CROSS JOIN LATERAL (
        SELECT l.lesson_id FROM lesson_version l JOIN assessment_version a ON a.lesson_version_id = l.id
         WHERE l.version_id = c.live_version_id AND EXISTS (
           SELECT 1 FROM assessment_question q JOIN question_version v ON v.id = q.question_version_id
            WHERE q.assessment_version_id = a.id AND v.type = 'SINGLE_CHOICE')
         ORDER BY a.time_limit_minutes = 0 DESC, l.id LIMIT 1) assessed
      WHERE c.state = 'LIVE' AND c.visibility = 'PUBLIC' AND c.price_minor = 0 AND c.capacity IS NULL
        AND c.enrollment_opens_at IS NULL AND c.enrollment_closes_at IS NULL
      ORDER BY c.published_at, c.slug LIMIT 1`,
  );
  if (!rows[0]) throw new CommandError("The demo content has no free course with a text lesson and an assessment.");
  return rows[0];
}

/** The answers that one student gives: to one question, now this and now that, each newer than the last. */
export interface Answering {
  learner: Visitor;
  next: () => { attemptId: string; questionVersionId: string; clientId: string; revision: number } & {
    selectedAnswers: string[];
  };
}

/** Brings each student to a place of their own: the first has completed nothing, the next one lesson more, and around. */
export async function spreadLearners(learners: readonly Visitor[], { slug, lessonIds }: BenchCourse): Promise<void> {
  for (const [at, learner] of learners.entries()) {
    for (const lessonId of lessonIds.slice(0, at % (lessonIds.length + 1))) {
      await mutate(learner, "learning.markComplete", { slug, lessonId });
    }
  }
}

interface Attempt {
  type: string;
  id: string;
  questions: { versionId: string; type: string; options: { id: string }[] }[];
}

/** A student with an enrollment and a running attempt. */
export async function openAttempt(learner: Visitor, course: BenchCourse): Promise<Answering> {
  const place = { slug: course.slug, lessonId: course.assessedId };
  await mutate(learner, "enrollment.enroll", { slug: course.slug });
  await mutate(learner, "assessment.start", place);
  const attempt = await query<Attempt>(learner, "assessment.attempt", place);
  const question = attempt.questions?.find(({ type }) => type === "SINGLE_CHOICE");
  const [one, other] = question?.options ?? [];
  if (!question || !one || !other)
    throw new CommandError(`The attempt at ${course.slug} has no question with two options.`);
  const clientId = randomUUID();
  let revision = 0;
  return {
    learner,
    next: () => {
      revision += 1;
      const selectedAnswers = [revision % 2 === 0 ? one.id : other.id];
      return { attemptId: attempt.id, questionVersionId: question.versionId, clientId, revision, selectedAnswers };
    },
  };
}

import "server-only";
import * as z from "zod";
import type { LessonToRead } from "@/features/questions/reviewed-question";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRow, rowSchema } from "@/server/db/query-rows";

/** A lesson to read again as a query builds it in JSON. */
export const LessonToReadJson = () =>
  z.strictObject({ lessonId: z.string(), title: z.string(), place: z.string() }) satisfies z.ZodType<LessonToRead>;

/** The lessons named for one question version. */
export const NamedJson = () => z.strictObject({ versionId: z.string(), lessons: z.array(LessonToReadJson()) });

const Named = rowSchema(() => ({ named: z.array(NamedJson()) }));

/** The lessons of a course version that students have, with the numbers that they see: a subquery. */
const placedLessons = (courseVersionId: Prisma.Sql, at: Date): Prisma.Sql => Prisma.sql`
  (SELECT l.lesson_id, l.title, l.type, l.position, m.position AS module_at,
          dense_rank() OVER (ORDER BY m.position) || '.' || row_number() OVER (PARTITION BY m.id ORDER BY l.position) AS place
     FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
    WHERE l.version_id = ${courseVersionId} AND m.published_at <= ${at})`;

const asJson = Prisma.sql`jsonb_build_object('lessonId', p.lesson_id, 'title', p.title, 'place', p.place)`;

/** For `lesson_version lv` in `module_version mv`: the last lesson before it that is no assessment itself. */
export const lessonBefore = (at: Date): Prisma.Sql => Prisma.sql`
  (SELECT ${asJson} FROM ${placedLessons(Prisma.sql`lv.version_id`, at)} p
    WHERE p.type <> 'QUIZ' AND (p.module_at, p.position) < (mv.position, lv.position)
    ORDER BY p.module_at DESC, p.position DESC LIMIT 1)`;

/** For `assessment_attempt a` of `enrollment e`: of the lessons that the author named for its wrong answers, the one named most often. */
export const lessonNamedMost = (at: Date): Prisma.Sql => Prisma.sql`
  (SELECT ${asJson} FROM (
     SELECT n.id, count(*) AS times FROM attempt_answer k JOIN question_version q ON q.id = k.question_version_id, unnest(q.read_again) AS n (id)
      WHERE k.attempt_id = a.id AND NOT k.is_correct GROUP BY n.id) named
     JOIN ${placedLessons(Prisma.sql`e.version_id`, at)} p ON p.lesson_id = named.id
    ORDER BY named.times DESC, p.module_at, p.position LIMIT 1)`;

interface Asked {
  courseVersionId: string;
  versionIds: readonly string[];
  at: Date;
}

/**
 * The lessons that the author named for each of these question versions, in the author's order. Only those that students of that
 * course version have.
 */
export const namedAsJson = ({ courseVersionId, versionIds, at }: Asked): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('versionId', f.id, 'lessons', f.lessons)), '[]') FROM (
     SELECT q.id, jsonb_agg(${asJson} ORDER BY n.turn) AS lessons
       FROM question_version q CROSS JOIN unnest(q.read_again) WITH ORDINALITY AS n (id, turn)
       JOIN ${placedLessons(Prisma.sql`${courseVersionId}::uuid`, at)} p ON p.lesson_id = n.id
      WHERE q.id = ANY(${[...versionIds]}::uuid[]) GROUP BY q.id) f)`;

/** The same for one question version. */
export async function readLessonsToRead(
  db: Tx,
  { versionId, ...asked }: Omit<Asked, "versionIds"> & { versionId: string },
): Promise<readonly LessonToRead[]> {
  const { named } = await queryRow(db, Named)`SELECT ${namedAsJson({ ...asked, versionIds: [versionId] })} AS named`;
  return named[0]?.lessons ?? [];
}

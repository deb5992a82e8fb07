import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * Whether staff see numbers in place of the students of an assessment: a published version of it hides names, and nobody has shown
 * them since. A later version that doesn't hide them changes nothing, and neither does a draft.
 */
export const hidesNames = (assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM assessment_version hv JOIN assessment hs ON hs.id = hv.assessment_id AND hs.names_shown_at IS NULL
    JOIN lesson_version hl ON hl.id = hv.lesson_version_id JOIN course_version hw ON hw.id = hl.version_id
   WHERE hv.assessment_id = ${assessmentId} AND hv.hides_names AND hw.published_at IS NOT NULL AND hw.discarded_at IS NULL)`;

/**
 * A student's number at an `assessment s`, such as "0482-1739": the first 60 bits of SHA-256 over the assessment's secret key and the
 * person's id, modulo 10⁸. Who knows the ids can't work it out without the key, and it says nothing about any order.
 */
export const studentNumber = (userId: Prisma.Sql): Prisma.Sql => Prisma.sql`to_char(
  ('x' || left(encode(sha256(uuid_send(s.number_key) || uuid_send(${userId})), 'hex'), 15))::bit(60)::bigint % 100000000, 'FM0000"-"0000')`;

/** Over `assessment s` and its student `users u`, as columns: either the name or, while names are hidden, the number. */
export const studentOrNumber: Prisma.Sql = Prisma.sql`
  CASE WHEN ${hidesNames(Prisma.sql`s.id`)} THEN NULL ELSE u.name END AS student,
  CASE WHEN ${hidesNames(Prisma.sql`s.id`)} THEN ${studentNumber(Prisma.sql`u.id`)} END AS number`;

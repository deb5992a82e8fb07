import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * True where someone studies as a student does: who is or was in a course's team, or runs the site, looks in, tries out and
 * would make every figure look better than it is.
 */
export const isLearner = (courseId: Prisma.Sql, userId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM course_instructor own WHERE own.course_id = ${courseId} AND own.user_id = ${userId})
  AND NOT EXISTS (SELECT 1 FROM users own WHERE own.id = ${userId} AND own.role = 'ADMIN')`;

import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * SQL condition on `course_creation_session s`: its author still teaches the course. Whoever has left the team, or was shown
 * out of it, has nothing of the course anymore, the session included; where the course is gone, there is nothing to hide.
 */
export const isStillTheirs = Prisma.sql`(s.course_id IS NULL OR EXISTS (
  SELECT 1 FROM course_instructor t WHERE t.course_id = s.course_id AND t.user_id = s.instructor_id AND t.is_active))`;

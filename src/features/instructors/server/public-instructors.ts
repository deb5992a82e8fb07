import "server-only";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { Prisma } from "@/generated/prisma/client";

/** Instructors whom everybody finds, over `instructor_profile p` and `users u`: approved, and they want to be found. */
export const publicInstructors = Prisma.sql`p.status = 'ACTIVE' AND p.is_public AND u.is_active AND u.anonymized_at IS NULL`;

/** Public courses that the person `u` has a part in, as `c`. */
export const theirCourses = Prisma.sql`course_instructor i JOIN course c ON c.id = i.course_id
  WHERE i.user_id = u.id AND i.is_active AND ${publicCourses}`;

/** A name that was given up, or a person who was suspended by a hand on the database, is still shown for so long at most. */
export const keptMilliseconds = 60_000;

import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * Whether the lead of a course, aliased as given, may not teach for now: such a course is in no list and takes no new
 * students; who has an enrollment keeps it. The one place that says so: lists, the course's page and every way to an enrollment ask it.
 */
export const isLeadSuspended = (course: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM course_instructor held JOIN instructor_profile barred ON barred.user_id = held.user_id
   WHERE held.course_id = ${Prisma.raw(course)}.id AND held.role = 'LEAD' AND held.is_active AND barred.status = 'SUSPENDED')`;

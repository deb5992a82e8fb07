import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { rowSchema } from "@/server/db/query-rows";

/** A group of a course, for the choice of a filter. */
export const GroupChoice = rowSchema(() => ({ id: z.string(), name: z.string() }));

/** The groups of a course, by its id in a query, as a list of `GroupChoice` by name. */
export const groupsAsJson = (courseId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY lower(g.name), g.id), '[]')
     FROM course_group g WHERE g.course_id = ${courseId})`;

/** Whether the person of an `enrollment e` is in a group of its course; true without a group. */
export const isInGroup = (groupId: string | null): Prisma.Sql =>
  groupId === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`e.user_id IN (SELECT m.user_id FROM course_group_member m JOIN course_group g ON g.id = m.group_id
        WHERE g.id = ${groupId}::uuid AND g.course_id = e.course_id)`;

import "server-only";
import * as z from "zod";
import { MEMBERS_A_PAGE } from "@/features/course-groups/rules";
import type { GetGroup } from "@/features/course-groups/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

const ListedGroup = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  /** Members who are students now. */
  students: z.number(),
  /** Assessments at which it has other limits. */
  accommodations: z.number(),
}));
export type ListedGroup = RowOf<typeof ListedGroup>;

/** The members of `course_group g` who are students at `at`. */
const members = (at: Date): Prisma.Sql => Prisma.sql`
  course_group_member m JOIN enrollment e ON e.user_id = m.user_id AND e.course_id = g.course_id AND ${isCurrentEnrollment("e", at)}`;

/** The groups of a course by name. One query. */
export const listGroups = (
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId }: { courseId: string },
): Promise<ListedGroup[]> => queryRows(db, ListedGroup)`
  SELECT g.id, g.name, (SELECT count(*)::int FROM ${members(now())} WHERE m.group_id = g.id) AS students,
         (SELECT count(*)::int FROM assessment_accommodation x WHERE x.group_id = g.id) AS accommodations
    FROM course_group g WHERE g.course_id = ${courseId}::uuid ORDER BY lower(g.name), g.id`;

const Member = rowSchema(() => ({
  userId: z.string(),
  enrollmentId: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string(),
}));

const GroupRow = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  total: z.number(),
  /** Where it has other limits. */
  assessments: z.array(z.strictObject({ lessonId: z.string(), title: z.string() })),
}));

export interface GroupPage extends RowOf<typeof GroupRow> {
  members: RowOf<typeof Member>[];
  page: number;
  lastPage: number;
}

/** A group with a page of its members by name. Two queries. @throws AppError NOT_FOUND `enrollment.no_such_group` */
export async function getGroup(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, groupId, page: asked }: GetGroup,
): Promise<GroupPage> {
  const at = now();
  const [group] = await queryRows(db, GroupRow)`
    SELECT g.id, g.name, (SELECT count(*)::int FROM ${members(at)} WHERE m.group_id = g.id) AS total,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('lessonId', a.lesson_id, 'title', t.title) ORDER BY lower(t.title), a.id), '[]')
              FROM assessment_accommodation x JOIN assessment a ON a.id = x.assessment_id
              JOIN LATERAL (SELECT v.title FROM assessment_version v JOIN lesson_version l ON l.id = v.lesson_version_id
                              JOIN course_version c ON c.id = l.version_id WHERE v.assessment_id = a.id ORDER BY c.number DESC LIMIT 1) t ON true
             WHERE x.group_id = g.id) AS assessments
      FROM course_group g WHERE g.id = ${groupId}::uuid AND g.course_id = ${courseId}::uuid`;
  if (!group) throw new AppError("NOT_FOUND", "enrollment.no_such_group");
  const found = await readPage(asked, MEMBERS_A_PAGE, async (page) => ({
    total: group.total,
    members: await queryRows(db, Member)`
      SELECT u.id AS "userId", s.id AS "enrollmentId", u.name, u.username, coalesce(a.email, '') AS email
        FROM course_group g CROSS JOIN LATERAL (SELECT e.id, e.user_id FROM ${members(at)} WHERE m.group_id = g.id) s
        JOIN users u ON u.id = s.user_id LEFT JOIN email_address a ON a.user_id = u.id AND a.is_primary
       WHERE g.id = ${groupId}::uuid ORDER BY lower(u.name), u.id LIMIT ${MEMBERS_A_PAGE} OFFSET ${(page - 1) * MEMBERS_A_PAGE}`,
  }));
  return { ...group, ...found };
}

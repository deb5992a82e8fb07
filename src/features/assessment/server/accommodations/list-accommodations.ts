import "server-only";
import * as z from "zod";
import type { Accommodation } from "@/features/assessment/accommodation";
import { GroupChoice, groupsAsJson } from "@/features/enrollment/server/groups/group-sql";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRow, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

interface Given extends Accommodation {
  reason: string;
  /** Null where the account is gone. */
  givenBy: string | null;
  updatedAt: Date;
}

export interface GivenAccommodation extends Given {
  userId: string;
  name: string;
  username: string;
}

export interface GroupAccommodation extends Given {
  groupId: string;
  name: string;
}

export interface Accommodations {
  title: string;
  people: GivenAccommodation[];
  groups: GroupAccommodation[];
  /** All groups of the course, by name. */
  choices: RowOf<typeof GroupChoice>[];
}

const mostShown = 500;

/** @throws AppError NOT_FOUND `assessment.none_here`: no assessment of the course is at this lesson. */
export async function findAssessmentOf(
  tx: Tx,
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<{ id: string; title: string }> {
  const found = await tx.assessment.findFirst({
    where: { courseId, lessonId },
    select: {
      id: true,
      versions: {
        orderBy: { lessonVersion: { version: { number: "desc" } } },
        take: 1,
        select: { title: true },
      },
    },
  });
  if (!found) throw new AppError("NOT_FOUND", "assessment.none_here");
  return { id: found.id, title: found.versions[0]?.title ?? "" };
}

const Listed = rowSchema(() => ({
  userId: z.string().nullable(),
  groupId: z.string().nullable(),
  name: z.string(),
  username: z.string().nullable(),
  extraTimePercent: z.number(),
  extraMinutes: z.number(),
  extraAttempts: z.number(),
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  reason: z.string(),
  givenBy: z.string().nullable(),
  updatedAt: z.date(),
}));

const Choices = rowSchema(() => ({ choices: z.array(GroupChoice()) }));

/** The groups and people who have an accommodation at a lesson's assessment, by name; of more than 500, the first. */
export async function listAccommodations(
  { db }: Pick<Deps, "db">,
  place: { courseId: string; lessonId: string },
): Promise<Accommodations> {
  const { id: assessmentId, title } = await findAssessmentOf(db, place);
  const rows = await queryRows(db, Listed)`
    SELECT x.user_id AS "userId", x.group_id AS "groupId", coalesce(u.name, g.name) AS name, u.username,
           x.extra_time_percent AS "extraTimePercent", x.extra_minutes AS "extraMinutes", x.extra_attempts AS "extraAttempts",
           x.opens_at AS "opensAt", x.closes_at AS "closesAt", x.reason, b.name AS "givenBy", x.updated_at AS "updatedAt"
      FROM assessment_accommodation x LEFT JOIN users u ON u.id = x.user_id LEFT JOIN course_group g ON g.id = x.group_id
      LEFT JOIN users b ON b.id = x.given_by_id
     WHERE x.assessment_id = ${assessmentId}::uuid
     ORDER BY x.group_id IS NULL, lower(coalesce(u.name, g.name)), x.id LIMIT ${mostShown}`;
  const { choices } = await queryRow(db, Choices)`
    SELECT ${groupsAsJson(Prisma.sql`${place.courseId}::uuid`)} AS choices`;
  return {
    title,
    choices,
    people: rows.flatMap(({ userId, groupId: _, username, ...row }) =>
      userId === null || username === null ? [] : [{ ...row, userId, username }],
    ),
    groups: rows.flatMap(({ userId: _, username: __, groupId, ...row }) =>
      groupId === null ? [] : [{ ...row, groupId }],
    ),
  };
}

import "server-only";
import * as z from "zod";
import type { Accommodation } from "@/features/assessment/accommodation";
import { GroupChoice, groupsAsJson } from "@/features/enrollment/server/groups/group-sql";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRow, type RowOf, rowSchema } from "@/server/db/query-rows";
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

const given = {
  ...{ extraTimePercent: true, extraMinutes: true, extraAttempts: true, opensAt: true, closesAt: true },
  ...{ reason: true, updatedAt: true, givenBy: { select: { name: true } } },
} as const;

const Choices = rowSchema(() => ({ choices: z.array(GroupChoice()) }));

/** The people and groups who have an accommodation at a lesson's assessment, by name; of more than 500 people, the first. Four queries. */
export async function listAccommodations(
  { db }: Pick<Deps, "db">,
  place: { courseId: string; lessonId: string },
): Promise<Accommodations> {
  const { id: assessmentId, title } = await findAssessmentOf(db, place);
  const people = await db.assessmentAccommodation.findMany({
    where: { assessmentId, userId: { not: null } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: mostShown,
    select: { ...given, user: { select: { id: true, name: true, username: true } } },
  });
  const groups = await db.assessmentAccommodation.findMany({
    where: { assessmentId, groupId: { not: null } },
    orderBy: [{ group: { name: "asc" } }, { groupId: "asc" }],
    take: mostShown,
    select: { ...given, group: { select: { id: true, name: true } } },
  });
  const { choices } = await queryRow(
    db,
    Choices,
  )`SELECT ${groupsAsJson(Prisma.sql`${place.courseId}::uuid`)} AS choices`;
  return {
    title,
    choices,
    people: people.flatMap(({ user, givenBy, ...row }) => {
      if (!user) return [];
      const { id: userId, name, username } = user;
      return [{ ...row, userId, name, username, givenBy: givenBy?.name ?? null }];
    }),
    groups: groups.flatMap(({ group, givenBy, ...row }) =>
      group ? [{ ...row, groupId: group.id, name: group.name, givenBy: givenBy?.name ?? null }] : [],
    ),
  };
}

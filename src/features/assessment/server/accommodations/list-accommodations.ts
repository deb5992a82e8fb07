import "server-only";
import type { Accommodation } from "@/features/assessment/accommodation";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

export interface GivenAccommodation extends Accommodation {
  userId: string;
  name: string;
  username: string;
  reason: string;
  /** Null where the account is gone. */
  givenBy: string | null;
  updatedAt: Date;
}

export interface Accommodations {
  title: string;
  people: GivenAccommodation[];
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

/** Those who have an accommodation at a lesson's assessment, by name; of more than 500, the first. */
export async function listAccommodations(
  { db }: Pick<Deps, "db">,
  place: { courseId: string; lessonId: string },
): Promise<Accommodations> {
  const { id: assessmentId, title } = await findAssessmentOf(db, place);
  const rows = await db.assessmentAccommodation.findMany({
    where: { assessmentId },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: mostShown,
    select: {
      userId: true,
      extraTimePercent: true,
      extraMinutes: true,
      extraAttempts: true,
      opensAt: true,
      closesAt: true,
      reason: true,
      updatedAt: true,
      user: { select: { name: true, username: true } },
      givenBy: { select: { name: true } },
    },
  });
  return {
    title,
    people: rows.map(({ user, givenBy, ...row }) => ({ ...row, ...user, givenBy: givenBy?.name ?? null })),
  };
}

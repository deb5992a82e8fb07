import "server-only";
import * as z from "zod";
import { courseChanged } from "@/features/courses/events";
import type { CourseSettings, SaveCourseSettings } from "@/features/courses/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { Saved } from "@/server/trpc/saved";
import { touchCourse } from "./touch-course";

/** The revision is what the next change is saved over. */
export const SavedSettings = Saved.extend({ courseId: z.string(), revision: z.int() });

const timeOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/**
 * Saves what a course costs, who sees it, when and how many may enter. Strangers see it at once.
 * @throws AppError CONFLICT `courses.edited_meanwhile`; RULE_BROKEN `courses.no_such_category`, `courses.discount_end_passed`.
 */
export function saveCourseSettings(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, revision, settings }: SaveCourseSettings,
): Promise<z.infer<typeof SavedSettings>> {
  return db.$transaction(async (tx) => {
    const { categoryId } = settings;
    const savedAt = now();
    if (categoryId && !(await tx.category.findUnique({ where: { id: categoryId }, select: { id: true } })))
      throw new AppError("RULE_BROKEN", "courses.no_such_category");
    await refusePastEnd(tx, courseId, { endsAt: timeOf(settings.discountEndsAt), at: savedAt });
    // A live course keeps its category when none is chosen: the database asks for one.
    const { categoryId: _, ...rest } = settings;
    const { count } = await tx.course.updateMany({
      where: { id: courseId, revision },
      data: {
        ...rest,
        ...(categoryId ? { categoryId } : {}),
        discountEndsAt: timeOf(settings.discountEndsAt),
        enrollmentOpensAt: timeOf(settings.enrollmentOpensAt),
        enrollmentClosesAt: timeOf(settings.enrollmentClosesAt),
        revision: revision + 1,
        lastEditedAt: savedAt,
      },
    });
    if (count === 0) {
      const stored = await findStored(tx, courseId, settings);
      if (stored) return stored;
      throw new AppError("CONFLICT", "courses.edited_meanwhile", { seen: revision });
    }
    await appendEvent(tx, courseChanged({ courseId }));
    await touchCourse(tx, courseId);
    return { courseId, revision: revision + 1, savedAt };
  });
}

/** An end that was set before and has come meanwhile stays: whoever changes the price did not choose it. */
async function refusePastEnd(
  tx: Tx,
  courseId: string,
  { endsAt, at }: { endsAt: Date | null; at: Date },
): Promise<void> {
  if (endsAt === null || endsAt > at) return;
  const stored = await tx.course.findUnique({ where: { id: courseId }, select: { discountEndsAt: true } });
  if (stored?.discountEndsAt?.getTime() !== endsAt.getTime())
    throw new AppError("RULE_BROKEN", "courses.discount_end_passed");
}

/** What was asked for is there already: an answer was lost and the call came again. */
async function findStored(tx: Tx, courseId: string, { categoryId, ...settings }: CourseSettings) {
  const found = await tx.course.findFirst({
    where: {
      id: courseId,
      ...settings,
      ...(categoryId ? { categoryId } : {}),
      discountEndsAt: timeOf(settings.discountEndsAt),
      enrollmentOpensAt: timeOf(settings.enrollmentOpensAt),
      enrollmentClosesAt: timeOf(settings.enrollmentClosesAt),
    },
    select: { revision: true, lastEditedAt: true, updatedAt: true },
  });
  return found && { courseId, revision: found.revision, savedAt: found.lastEditedAt ?? found.updatedAt };
}

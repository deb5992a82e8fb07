import "server-only";
import type { FeatureCourse } from "@/features/administration/listings/schema";
import { touchCourse } from "@/features/courses/server/touch-course";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";

/**
 * Puts a course first on the front page, or no longer. Again, it changes nothing.
 * @throws AppError NOT_FOUND `common.not_found`; RULE_BROKEN `administration.course_not_listed` for one that no one finds in the
 * catalog.
 */
export async function featureCourse(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { courseId, isFeatured }: FeatureCourse,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const listed = isFeatured ? ({ state: "LIVE", visibility: "PUBLIC" } as const) : {};
    // In the WHERE: taken off at the same moment, it is not featured.
    const { count } = await tx.course.updateMany({
      where: { id: courseId, isFeatured: !isFeatured, ...listed },
      data: { isFeatured },
    });
    if (count === 0) {
      const course = await tx.course.findUnique({ where: { id: courseId }, select: { isFeatured: true } });
      if (!course) throw new AppError("NOT_FOUND", "common.not_found");
      if (course.isFeatured === isFeatured) return;
      throw new AppError("RULE_BROKEN", "administration.course_not_listed");
    }
    await touchCourse(tx, courseId);
    await appendAudit(tx, deps, {
      action: "course.feature",
      objectType: "course",
      objectId: courseId,
      values: { isFeatured },
      before: { isFeatured: !isFeatured },
    });
  });
}

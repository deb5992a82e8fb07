import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { freeSlug } from "./free-slug";

export interface NewCourse {
  /** Chosen by whoever asks, so that asking twice makes one course. */
  id: string;
  ownerId: string;
  title: string;
  /** Wanted address; null for one made of the title. */
  slug: string | null;
  at: Date;
  course: Omit<Prisma.CourseCreateManyInput, "id" | "slug" | "createdById" | "lastEditedAt">;
}

/** The identity of a course and its lead, who may do everything. False for `isNew` when the id is known already. */
export async function makeCourse(
  tx: Tx,
  { id, ownerId, title, slug: wanted, at, course }: NewCourse,
): Promise<{ slug: string; isNew: boolean }> {
  const slug = await freeSlug(tx, { slug: wanted, title });
  const { count } = await tx.course.createMany({
    data: { ...course, id, slug, createdById: ownerId, lastEditedAt: at },
    skipDuplicates: true,
  });
  if (count === 0) return { slug, isNew: false };
  await tx.courseInstructor.create({
    data: {
      courseId: id,
      userId: ownerId,
      role: "LEAD",
      canEditContent: true,
      canPublish: true,
      canManageStudents: true,
      canGrade: true,
      canViewAnalytics: true,
      canReplyToReviews: true,
      joinedAt: at,
    },
  });
  return { slug, isNew: true };
}

import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

const columns = {
  revision: true,
  visibility: true,
  categoryId: true,
  priceMinor: true,
  currency: true,
  discountPriceMinor: true,
  discountEndsAt: true,
  enrollmentOpensAt: true,
  enrollmentClosesAt: true,
  capacity: true,
  hasCertificate: true,
  enrolledCount: true,
} as const satisfies Prisma.CourseSelect;

/**
 * What a course costs and whom it lets in, with the categories it may be in. Two queries.
 * @throws AppError NOT_FOUND.
 */
export async function getSettings({ db }: Pick<Deps, "db">, courseId: string) {
  const [course, categories] = await Promise.all([
    db.course.findUnique({ where: { id: courseId }, select: columns }),
    db.category.findMany({
      where: { isActive: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  return { ...course, categories };
}

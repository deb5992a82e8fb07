import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { cached } from "@/server/cache/tag-cache";
import type { Deps } from "@/server/trpc/context";
import { nextChange } from "../rules";
import {
  type CourseRow,
  courseHead,
  type OutlineModule,
  outline,
  type ReviewsOnPage,
  reviews,
  sameTeacher,
  type TeacherOnPage,
} from "./course-page-sql";

export interface CoursePage extends CourseRow {
  modules: OutlineModule[];
  teachers: TeacherOnPage[];
  reviews: ReviewsOnPage;
  alsoByTeacher: { slug: string; title: string; categorySlug: string | null; coverGrammar: string | null }[];
  versions: { number: number; publishedAt: Date; changeNote: string }[];
  asOf: Date;
}

/**
 * All that the course page shows to everybody: what is one's own (Continue, progress) comes from the guard's facts. Kept by tag,
 * so an open page of a busy course costs one query.
 */
export function getCoursePage({ db, now }: Pick<Deps, "db" | "now">, courseId: string): Promise<CoursePage> {
  return cached(`course-page:${courseId}`, [`course:${courseId}`], async () => {
    const at = now();
    const [[head], modules, [people]] = await Promise.all([
      db.$queryRaw<CourseRow[]>(courseHead(courseId)),
      db.$queryRaw<OutlineModule[]>(outline(courseId, at)),
      db.$queryRaw<
        {
          reviews: ReviewsOnPage;
          alsoByTeacher: CoursePage["alsoByTeacher"];
          teachers: TeacherOnPage[];
          versions: CoursePage["versions"];
        }[]
      >(Prisma.sql`SELECT ${reviews(courseId)} AS "reviews", ${sameTeacher(courseId)}`),
    ]);
    if (!head || !people) throw new AppError("NOT_FOUND", "common.not_found");
    const versions = people.versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) }));
    const until = nextChange(
      [head.discountEndsAt, head.enrollmentOpensAt, head.enrollmentClosesAt, ...modules.map((m) => m.opensAt)],
      at,
    );
    return {
      value: { ...head, ...people, versions, modules: modules.filter((m) => m.opensAt === null), asOf: at },
      until,
    };
  });
}

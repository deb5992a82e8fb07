import "server-only";
import * as z from "zod";
import { LinkedFile } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import { describeGates, openingTimes } from "@/policy/gate";
import { cached } from "@/server/cache/tag-cache";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { nextChange, recountAt } from "../rules";
import { FeaturedCourse } from "./course-entries";
import {
  CourseRow,
  courseHead,
  ModuleRow,
  type OutlineModule,
  ReviewsOnPage,
  sameTeacher,
  TeacherOnPage,
} from "./course-page-sql";
import { linkReplies, ReviewRow } from "./public-review";
import { linkPortrait } from "./teacher-portrait";
import { teacherTag } from "./teacher-tag";

const HeadRow = () =>
  CourseRow().extend({
    modules: z.array(ModuleRow()),
    reviews: ReviewsOnPage().extend({ items: z.array(ReviewRow()) }),
    /** Of its category or one near it, by other instructors. */
    related: z.array(FeaturedCourse().extend({ discountEndsAt: z.string().nullable() })),
    versions: z.array(z.strictObject({ number: z.number(), publishedAt: z.string(), changeNote: z.string() })),
    teacherIds: z.array(z.string()),
  });

const TeacherRow = rowSchema(() => ({
  teachers: z.array(TeacherOnPage().omit({ picture: true }).extend({ portrait: LinkedFile().nullable() })),
  alsoByTeacher: z.array(
    z.strictObject({
      slug: z.string(),
      title: z.string(),
      categorySlug: z.string().nullable(),
      coverGrammar: z.string().nullable(),
    }),
  ),
}));

export interface CoursePage extends CourseRow {
  modules: OutlineModule[];
  teachers: TeacherOnPage[];
  reviews: ReviewsOnPage;
  related: FeaturedCourse[];
  alsoByTeacher: RowOf<typeof TeacherRow>["alsoByTeacher"];
  versions: { number: number; publishedAt: Date; changeNote: string }[];
  asOf: Date;
}

type OwnFacts = Omit<CoursePage, "teachers" | "alsoByTeacher"> & { teacherIds: string[] };
type TeacherFacts = Pick<CoursePage, "teachers" | "alsoByTeacher">;

/**
 * All that the course page shows to everybody: what is one's own (Continue, progress) comes from the guard's facts. Kept by tag,
 * so an open page of a busy course costs one query, and no longer than a count of students may be old.
 */
export async function getCoursePage(deps: Pick<Deps, "db" | "now">, courseId: string): Promise<CoursePage> {
  const { teacherIds, ...own } = await getOwnFacts(deps, courseId);
  return { ...own, ...(await getTeacherFacts(deps, courseId, teacherIds)) };
}

function getOwnFacts({ db, now }: Pick<Deps, "db" | "now">, courseId: string): Promise<OwnFacts> {
  return cached(`course-page:${courseId}`, [`course:${courseId}`, "catalog", "categories"], async () => {
    const at = now();
    const [head] = await queryRows(db, HeadRow)(courseHead(courseId, at));
    if (!head) throw new AppError("NOT_FOUND", "common.not_found");
    const versions = head.versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) }));
    const related = head.related.map((course) => ({
      ...course,
      discountEndsAt: course.discountEndsAt === null ? null : new Date(course.discountEndsAt),
    }));
    const until = nextChange(
      [
        head.discountEndsAt,
        head.enrollmentOpensAt,
        head.enrollmentClosesAt,
        ...related.map(({ discountEndsAt }) => discountEndsAt),
        ...head.modules.map(({ opensAt }) => (opensAt === null ? null : new Date(opensAt))),
        ...openingTimes(head.modules),
        recountAt(at),
      ],
      at,
    );
    const modules = withGatesDescribed(
      head.modules.filter(({ opensAt }) => opensAt === null),
      at,
    );
    const reviews = { ...head.reviews, items: await linkReplies(head.reviews.items) };
    return { value: { ...head, versions, modules, related, reviews, asOf: at }, until };
  });
}

/** What everybody may read waits for nothing. */
function withGatesDescribed(modules: readonly ModuleRow[], at: Date): OutlineModule[] {
  return modules.map((module) => ({
    ...module,
    waitsFor: describeGates(module.gates, modules, at),
    lessons: module.lessons.map((lesson) => ({
      ...lesson,
      waitsFor: lesson.isPreview ? [] : describeGates(lesson.gates, modules, at),
    })),
  }));
}

/** Changes with every course that one of the instructors has a part in, so it is kept under the instructors' tags. */
function getTeacherFacts(
  { db, now }: Pick<Deps, "db" | "now">,
  courseId: string,
  teacherIds: readonly string[],
): Promise<TeacherFacts> {
  const tags = [`course:${courseId}`, ...teacherIds.map(teacherTag)];
  return cached(`teachers-of:${courseId}:${teacherIds.join()}`, tags, async () => {
    const until = recountAt(now());
    const [row] = await queryRows(db, TeacherRow)(sameTeacher(courseId));
    const teachers = await Promise.all((row?.teachers ?? []).map(linkPortrait));
    return { value: { teachers, alsoByTeacher: row?.alsoByTeacher ?? [] }, until };
  });
}

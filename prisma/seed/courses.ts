import { resolve } from "node:path";
import { findAssessment } from "@/features/assessment/server/find-assessment";
import { readQuestions } from "@/features/assessment/server/read-questions";
import type { SnapshotSource } from "@/features/assessment/snapshot";
import { importCourse } from "@/features/interchange/server/import-course";
import type { Db } from "@/server/db/client";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

interface DemoCourse {
  /** Folder under courses/. */
  folder: string;
  /** Its `id` in course.yaml. */
  id: string;
  lead: string;
  publishedDaysAgo: number;
  isFeatured: boolean;
  discount?: { priceMinor: number; days: number };
}

const demoCourses: readonly DemoCourse[] = [
  {
    folder: "reading-a-tide-table",
    id: "0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101",
    lead: "instructor",
    publishedDaysAgo: 120,
    isFeatured: true,
  },
  {
    folder: "estimation-without-fear",
    id: "0199f3c2-7a10-7c44-8b1e-3d5a9e0c1102",
    lead: "instructor",
    publishedDaysAgo: 95,
    isFeatured: true,
  },
  {
    folder: "sql-for-people-who-count",
    id: "0199f3c2-7a10-7c44-8b1e-3d5a9e0c1103",
    lead: "rukmini",
    publishedDaysAgo: 70,
    isFeatured: false,
    discount: { priceMinor: 1900, days: 24 },
  },
];

export type QuestionContent = Awaited<ReturnType<typeof readQuestions>>[number];

export interface CourseToStudy {
  id: string;
  slug: string;
  priceMinor: number;
  currency: string;
  /** In reading order. */
  lessons: { id: string; minutes: number; assessment: AssessmentToPass | null }[];
}

export interface AssessmentToPass {
  id: string;
  versionId: string;
  source: SnapshotSource;
  questions: QuestionContent[];
}

/** The demo courses by folder, brought in and published by the same use cases as anyone's. */
export async function seedCourses(deps: SeedDeps, people: People): Promise<ReadonlyMap<string, CourseToStudy>> {
  const courses = await Promise.all(
    demoCourses.map(async (course) => [course.folder, await readCourse(deps.db, await bringIn(deps, people, course))]),
  );
  return new Map(courses as [string, CourseToStudy][]);
}

/** The demo mark is set last, so a run that was interrupted before starts this course again, and a finished one is left alone. */
async function bringIn({ db, storage, now }: SeedDeps, people: People, course: DemoCourse): Promise<string> {
  const owner = people.get(course.lead);
  const found = await db.course.findFirst({
    where: { createdById: owner.id, originKey: `lectern:${course.id}`, isDemo: true },
    select: { id: true },
  });
  if (found) return found.id;
  const publishedAt = daysBefore(now(), course.publishedDaysAgo, 540);
  const { course: imported } = await importCourse(
    { db, storage, now: () => publishedAt },
    {
      path: resolve("prisma/seed/courses", course.folder),
      owner: { id: owner.id, isAdmin: false },
      publish: true,
    },
  );
  if (!imported.id) throw new Error(`The import of ${course.folder} made no course.`);
  await db.course.update({
    where: { id: imported.id },
    data: {
      isDemo: true,
      isFeatured: course.isFeatured,
      createdAt: publishedAt,
      ...(course.discount && {
        discountPriceMinor: course.discount.priceMinor,
        discountEndsAt: daysBefore(now(), -course.discount.days, -1),
      }),
    },
  });
  return imported.id;
}

async function readCourse(db: Db, id: string): Promise<CourseToStudy> {
  const { liveVersion, ...course } = await db.course.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      slug: true,
      priceMinor: true,
      currency: true,
      liveVersion: {
        select: {
          modules: {
            orderBy: { position: "asc" },
            select: {
              lessons: { orderBy: { position: "asc" }, select: { lessonId: true, durationMinutes: true } },
            },
          },
        },
      },
    },
  });
  const rows = liveVersion?.modules.flatMap(({ lessons }) => lessons) ?? [];
  const lessons = await Promise.all(
    rows.map(async ({ lessonId, durationMinutes }) => ({
      id: lessonId,
      minutes: durationMinutes ?? 5,
      assessment: await readAssessment(db, course.slug, lessonId),
    })),
  );
  return { ...course, lessons };
}

async function readAssessment(db: Db, slug: string, lessonId: string): Promise<AssessmentToPass | null> {
  const found = await findAssessment(db, { slug, lessonId, userId: null, now: new Date() });
  if (!found) return null;
  const { assessmentId: id, assessmentVersionId: versionId, source } = found;
  const questions = await readQuestions(
    db,
    source.questions.map((question) => question.versionId),
  );
  return { id, versionId, source, questions };
}

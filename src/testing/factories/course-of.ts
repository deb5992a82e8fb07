import { randomUUID } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { aPerson } from "./person";

export interface LessonShape
  extends Partial<Omit<Prisma.LessonVersionUncheckedCreateInput, "lessonId" | "versionId" | "moduleVersionId">> {
  hasAssessment?: boolean;
  /** Of its assessment, in percent. */
  passingScore?: number;
}

export interface CourseShape {
  /** False leaves it a draft that was never published. */
  published?: boolean;
  slug?: string;
  version?: Partial<Prisma.CourseVersionUncheckedCreateInput>;
  course?: Partial<Prisma.CourseUncheckedCreateInput>;
  /** One list of lessons a module. */
  modules?: { isHidden?: boolean; title?: string; lessons: LessonShape[] }[];
}

export interface MadeCourseOf {
  id: string;
  slug: string;
  versionId: string;
  teacher: Awaited<ReturnType<typeof aPerson>>;
  /** Ids of Lesson, in reading order. */
  lessonIds: string[];
}

const noLists = { requirements: [], skills: [], objectives: [], audience: [], metaKeywords: [] };

/** A live course of exactly these modules and lessons, with one lead; by default one module of two reading lessons. */
export async function aCourseOf(
  db: Tx,
  { course = {}, version: about = {}, published = true, modules, ...wish }: CourseShape = {},
): Promise<MadeCourseOf> {
  const teacher = await aPerson(db, { role: "INSTRUCTOR", name: "Nils Holm" });
  const slug = wish.slug ?? `course-${randomUUID().slice(0, 13)}`;
  const publishedAt = new Date("2026-01-05T00:00:00Z");
  const made = await db.course.create({
    data: { slug, createdById: teacher.id },
  });
  const version = await db.courseVersion.create({
    data: { courseId: made.id, number: 1, title: "Reading a Tide Table", ...noLists, ...about },
  });
  await db.courseInstructor.create({
    data: { courseId: made.id, userId: teacher.id, role: "LEAD", canEditContent: true, canPublish: true },
  });
  const lessonIds: string[] = [];
  const shapes = modules ?? [{ lessons: [{}, {}] }];
  for (const [position, shape] of shapes.entries()) {
    const { id: moduleId } = await db.module.create({ data: { courseId: made.id } });
    const moduleVersion = await db.moduleVersion.create({
      data: {
        versionId: version.id,
        moduleId,
        position,
        title: shape.title ?? `Module ${position + 1}`,
        publishedAt: shape.isHidden ? null : publishedAt,
      },
    });
    for (const [at, lesson] of shape.lessons.entries()) {
      lessonIds.push(
        await aLesson(
          db,
          { courseId: made.id, versionId: version.id, moduleVersionId: moduleVersion.id, position: at },
          lesson,
        ),
      );
    }
  }
  if (!published) return { id: made.id, slug, versionId: version.id, teacher, lessonIds };
  await db.courseVersion.update({ where: { id: version.id }, data: { publishedAt, publishedById: teacher.id } });
  const state = course.state ?? "LIVE";
  const category =
    course.categoryId ?? (await db.category.create({ data: { slug: `${slug}-subject`, name: `${slug} subject` } })).id;
  await db.course.update({
    where: { id: made.id },
    data: { publishedAt, categoryId: category, ...course, state, liveVersionId: version.id },
  });
  return { id: made.id, slug, versionId: version.id, teacher, lessonIds };
}

interface Place {
  courseId: string;
  versionId: string;
  moduleVersionId: string;
  position: number;
}

async function aLesson(
  db: Tx,
  { courseId, ...place }: Place,
  { hasAssessment, passingScore, ...content }: LessonShape,
): Promise<string> {
  const { id: lessonId } = await db.lesson.create({ data: { courseId } });
  const version = await db.lessonVersion.create({
    data: { title: `Lesson ${place.position + 1}`, content: "The moon pulls.", ...content, ...place, lessonId },
  });
  if (hasAssessment) {
    const { id: assessmentId } = await db.assessment.create({ data: { lessonId, courseId } });
    await db.assessmentVersion.create({
      data: { lessonVersionId: version.id, assessmentId, title: "Check", passingScore },
    });
  }
  return lessonId;
}

import type { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { aPerson } from "./person";

export interface CourseWish {
  title?: string;
  slug?: string;
  lessons?: number;
  /** How many of the lessons, the last ones, end with a question. */
  assessments?: number;
  instructorId?: string;
  /** False leaves the course a draft that was never published. */
  published?: boolean;
  minutesPerLesson?: number;
  course?: Partial<Prisma.CourseUncheckedCreateInput>;
  version?: Partial<Prisma.CourseVersionUncheckedCreateInput>;
}

export interface MadeCourse {
  id: string;
  slug: string;
  versionId: string;
  instructorId: string;
  categoryId: string;
  moduleId: string;
  lessonIds: string[];
}

/** The valid minimum: one shown module of required reading lessons, a lead, a category; live unless told otherwise. */
export async function aCourse(db: Tx, wish: CourseWish = {}): Promise<MadeCourse> {
  const id = uuidV7();
  const versionId = uuidV7();
  const publishedAt = wish.published === false ? null : new Date("2026-01-05T09:00:00Z");
  const slug = wish.slug ?? `course-${id.slice(-12)}`;
  const instructorId = wish.instructorId ?? (await aPerson(db, { name: "Maren Tolvaj", role: "INSTRUCTOR" })).id;
  const category = await db.category.upsert({
    where: { slug: "earth-ocean" },
    create: { slug: "earth-ocean", name: "Earth and ocean", coverGrammar: "earth-ocean" },
    update: {},
  });
  await db.course.create({
    data: { id, slug, createdById: instructorId, categoryId: category.id, ...wish.course, state: "DRAFT" },
  });
  await db.courseInstructor.create({
    data: { courseId: id, userId: instructorId, role: "LEAD", canEditContent: true, canPublish: true },
  });
  await db.courseVersion.create({
    data: {
      id: versionId,
      courseId: id,
      number: 1,
      title: wish.title ?? "Reading a Tide Table",
      description: "How to read the table on the harbor wall.",
      objectives: ["Read a tide table"],
      ...wish.version,
    },
  });
  const { moduleId, lessonIds } = await aModule(db, id, versionId, wish);
  if (publishedAt) await goLive(db, { id, versionId, publishedAt, lessons: lessonIds.length, wish });
  return { id, slug, versionId, instructorId, categoryId: category.id, moduleId, lessonIds };
}

async function aModule(db: Tx, courseId: string, versionId: string, wish: CourseWish) {
  const { lessons = 2, assessments = 0, minutesPerLesson = 10 } = wish;
  const moduleId = uuidV7();
  const moduleVersionId = uuidV7();
  await db.module.create({ data: { id: moduleId, courseId } });
  await db.moduleVersion.create({
    data: {
      id: moduleVersionId,
      versionId,
      moduleId,
      position: 0,
      title: "First steps",
      publishedAt: new Date("2026-01-01T00:00:00Z"),
    },
  });
  const lessonIds: string[] = [];
  for (let position = 0; position < lessons; position++) {
    const lessonId = uuidV7();
    const lessonVersionId = uuidV7();
    lessonIds.push(lessonId);
    const isAssessed = position >= lessons - assessments;
    await db.lesson.create({ data: { id: lessonId, courseId } });
    await db.lessonVersion.create({
      data: {
        id: lessonVersionId,
        versionId,
        moduleVersionId,
        lessonId,
        position,
        title: `Lesson ${position + 1}`,
        type: isAssessed ? "QUIZ" : "READING",
        activityType: isAssessed ? "DO" : "READ",
        content: `The text of lesson ${position + 1}.`,
        durationMinutes: minutesPerLesson,
      },
    });
    if (isAssessed) await anAssessment(db, courseId, lessonId, lessonVersionId);
  }
  return { moduleId, lessonIds };
}

/** One question with one right answer of two. */
async function anAssessment(db: Tx, courseId: string, lessonId: string, lessonVersionId: string): Promise<void> {
  const assessmentId = uuidV7();
  const assessmentVersionId = uuidV7();
  const questionId = uuidV7();
  const questionVersionId = uuidV7();
  await db.assessment.create({ data: { id: assessmentId, lessonId, courseId } });
  await db.assessmentVersion.create({
    data: { id: assessmentVersionId, lessonVersionId, assessmentId, title: "Check" },
  });
  await db.question.create({ data: { id: questionId, assessmentId } });
  await db.questionVersion.create({
    data: {
      id: questionVersionId,
      questionId,
      number: 1,
      type: "SINGLE_CHOICE",
      text: "Which is high water?",
      answers: {
        create: [
          { position: 0, text: "The highest level", isCorrect: true },
          { position: 1, text: "The lowest level", isCorrect: false },
        ],
      },
    },
  });
  await db.assessmentQuestion.create({ data: { assessmentVersionId, questionVersionId, position: 0 } });
}

interface Going {
  id: string;
  versionId: string;
  publishedAt: Date;
  lessons: number;
  wish: CourseWish;
}

async function goLive(db: Tx, { id, versionId, publishedAt, lessons, wish }: Going): Promise<void> {
  await db.courseVersion.update({
    where: { id: versionId },
    data: {
      publishedAt,
      moduleCount: 1,
      lessonCount: lessons,
      requiredLessonCount: lessons,
      assessmentCount: wish.assessments ?? 0,
      totalMinutes: lessons * (wish.minutesPerLesson ?? 10),
    },
  });
  await db.course.update({
    where: { id },
    data: { state: wish.course?.state ?? "LIVE", liveVersionId: versionId, publishedAt },
  });
}

/** An enrollment in the live version of a course, complete if a time of completion is given. */
export async function anEnrollment(
  db: Tx,
  {
    userId,
    course,
    completedAt = null,
  }: { userId: string; course: Pick<MadeCourse, "id" | "versionId" | "lessonIds">; completedAt?: Date | null },
): Promise<{ id: string }> {
  return db.enrollment.create({
    data: {
      userId,
      courseId: course.id,
      versionId: course.versionId,
      enrolledAt: new Date("2026-01-10T09:00:00Z"),
      startedAt: new Date("2026-01-10T10:00:00Z"),
      ...(completedAt
        ? { status: "COMPLETED", completedAt, progressPercentage: 100, lessonsCompleted: course.lessonIds.length }
        : {}),
    },
    select: { id: true },
  });
}

import "server-only";
import { ReviewMatrix } from "@/features/questions/review-matrix";
import {
  accessLevels,
  activities,
  countingRules,
  lessonTypes,
  levels,
  type TemplateModule,
  type TemplateStructure,
} from "@/features/studio/template-structure";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

const outline = {
  level: true,
  objectives: true,
  requirements: true,
  audience: true,
  modules: {
    orderBy: { position: "asc" },
    select: {
      title: true,
      lessons: {
        orderBy: { position: "asc" },
        select: {
          title: true,
          section: true,
          type: true,
          activityType: true,
          isRequired: true,
          accessLevel: true,
          isFreePreview: true,
          durationMinutes: true,
          assessmentVersion: {
            select: {
              title: true,
              passingScore: true,
              maxAttempts: true,
              timeLimitMinutes: true,
              cooldownMinutes: true,
              randomizeQuestions: true,
              randomizeAnswers: true,
              review: true,
              countingRule: true,
              recordsSignals: true,
              hidesNames: true,
              twoGraders: true,
              agreementPercent: true,
            },
          },
        },
      },
    },
  },
} as const satisfies Prisma.CourseVersionSelect;

type Outline = Prisma.CourseVersionGetPayload<{ select: typeof outline }>;
type OutlineLesson = Outline["modules"][number]["lessons"][number];

/**
 * The structure of a course's newest version: names, types, lengths and the rules of assessments. No text of a lesson, no
 * question, no answer, no file, nothing of a student.
 * @throws AppError NOT_FOUND.
 */
export async function readStructure(tx: Tx, courseId: string): Promise<TemplateStructure> {
  const version = await tx.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: outline,
  });
  if (!version) throw new AppError("NOT_FOUND", "common.not_found");
  const { modules, level, ...lists } = version;
  return {
    ...lists,
    level: levels.write(level),
    modules: modules.map(({ title, lessons }) => ({ title, description: "", lessons: lessons.map(lessonOf) })),
  };
}

const lessonOf = (lesson: OutlineLesson): TemplateModule["lessons"][number] => ({
  title: lesson.title,
  ...(lesson.section === null ? {} : { section: lesson.section }),
  type: lessonTypes.write(lesson.type),
  activity: activities.write(lesson.activityType),
  required: lesson.isRequired,
  access: accessLevels.write(lesson.accessLevel),
  preview: lesson.isFreePreview,
  ...(lesson.durationMinutes === null ? {} : { minutes: lesson.durationMinutes }),
  checks: [],
  content: "",
  ...(lesson.assessmentVersion ? { quiz: quizOf(lesson.assessmentVersion) } : {}),
});

const quizOf = (quiz: NonNullable<OutlineLesson["assessmentVersion"]>) => ({
  title: quiz.title,
  description: "",
  passingScore: Number(quiz.passingScore),
  maxAttempts: quiz.maxAttempts,
  timeLimitMinutes: quiz.timeLimitMinutes,
  cooldownMinutes: quiz.cooldownMinutes,
  shuffleQuestions: quiz.randomizeQuestions,
  shuffleAnswers: quiz.randomizeAnswers,
  review: ReviewMatrix.parse(quiz.review),
  counts: countingRules.write(quiz.countingRule),
  recordsSignals: quiz.recordsSignals,
  hidesNames: quiz.hidesNames,
  twoGraders: quiz.twoGraders,
  agreementPercent: quiz.agreementPercent,
});

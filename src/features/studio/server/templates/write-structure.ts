import "server-only";
import type { EmptyDraft } from "@/features/courses/server/create/create-course";
import { statedReview } from "@/features/questions/review-matrix";
import {
  accessLevels,
  activityOf,
  answersWords,
  countingRules,
  lessonTypes,
  levels,
  type TemplateLesson,
  type TemplateStructure,
} from "@/features/studio/template-structure";
import type { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";

interface Rows {
  modules: Prisma.ModuleCreateManyInput[];
  moduleVersions: Prisma.ModuleVersionCreateManyInput[];
  lessons: Prisma.LessonCreateManyInput[];
  lessonVersions: Prisma.LessonVersionCreateManyInput[];
  assessments: Prisma.AssessmentCreateManyInput[];
  assessmentVersions: Prisma.AssessmentVersionCreateManyInput[];
}

/** The first version of a course as its template has it: modules, lessons and the rules of their assessments, under new identities. */
export async function writeStructure(
  tx: Tx,
  { courseId, at }: EmptyDraft,
  { title, structure }: { title: string; structure: TemplateStructure },
): Promise<void> {
  const versionId = uuidV7();
  const { objectives, requirements, audience } = structure;
  const about = { title, level: levels.read(structure.level), objectives, requirements, audience };
  await tx.courseVersion.create({ data: { id: versionId, courseId, number: 1, ...about } });
  const rows = rowsOf(structure, { courseId, versionId, at });
  await tx.module.createMany({ data: rows.modules });
  await tx.moduleVersion.createMany({ data: rows.moduleVersions });
  await tx.lesson.createMany({ data: rows.lessons });
  await tx.lessonVersion.createMany({ data: rows.lessonVersions });
  await tx.assessment.createMany({ data: rows.assessments });
  await tx.assessmentVersion.createMany({ data: rows.assessmentVersions });
}

function rowsOf(
  structure: TemplateStructure,
  { courseId, versionId, at }: { courseId: string; versionId: string; at: Date },
): Rows {
  const rows: Rows = {
    modules: [],
    moduleVersions: [],
    lessons: [],
    lessonVersions: [],
    assessments: [],
    assessmentVersions: [],
  };
  for (const [position, { title, description, lessons }] of structure.modules.entries()) {
    const moduleId = uuidV7();
    const moduleVersionId = uuidV7();
    rows.modules.push({ id: moduleId, courseId });
    const place = { id: moduleVersionId, versionId, moduleId, position };
    rows.moduleVersions.push({ ...place, title, description, publishedAt: at });
    for (const [place, lesson] of lessons.entries())
      addLesson(rows, lesson, { courseId, versionId, moduleVersionId, position: place });
  }
  return rows;
}

function addLesson(
  rows: Rows,
  lesson: TemplateLesson,
  { courseId, ...place }: { courseId: string; versionId: string; moduleVersionId: string; position: number },
): void {
  const lessonId = uuidV7();
  const id = uuidV7();
  rows.lessons.push({ id: lessonId, courseId });
  rows.lessonVersions.push({
    id,
    ...place,
    lessonId,
    title: lesson.title,
    section: lesson.section ?? null,
    type: lessonTypes.read(lesson.type),
    activityType: activityOf(lesson),
    isRequired: lesson.required,
    accessLevel: accessLevels.read(lesson.access),
    isFreePreview: lesson.preview,
    content: lesson.content,
    hasLab: lesson.type === "lab",
    labChecks: lesson.checks,
    durationMinutes: lesson.minutes ?? null,
  });
  if (!lesson.quiz) return;
  const assessmentId = uuidV7();
  const { title, shuffleQuestions, shuffleAnswers, review, showResults, showCorrectAnswers, counts, ...rules } =
    lesson.quiz;
  const answers = showCorrectAnswers === undefined ? undefined : answersWords.read(showCorrectAnswers);
  rows.assessments.push({ id: assessmentId, lessonId, courseId });
  rows.assessmentVersions.push({
    ...rules,
    lessonVersionId: id,
    assessmentId,
    title: title ?? lesson.title,
    randomizeQuestions: shuffleQuestions,
    randomizeAnswers: shuffleAnswers,
    review: statedReview({ review, showResults, showCorrectAnswers: answers }, { closes: false }),
    countingRule: countingRules.read(counts),
  });
}

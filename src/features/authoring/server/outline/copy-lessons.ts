import "server-only";
import { copiedColumns } from "@/features/courses/server/draft/copy-version";
import { Prisma } from "@/generated/prisma/client";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";

export interface LessonCopy {
  /** The row that is copied. */
  fromRowId: string;
  /** The identity of the copy. */
  lessonId: string;
  moduleRowId: string;
  position: number;
  title: string;
}

const columnsOf = (table: keyof typeof copiedColumns, given: readonly string[]) =>
  copiedColumns[table].split(", ").filter((column) => !given.includes(column));

async function freshIds(tx: Tx, select: Prisma.Sql): Promise<{ old: string[]; fresh: string[] }> {
  const rows = await queryRows(tx, IdRow)(select);
  return { old: rows.map(({ id }) => id), fresh: rows.map(() => uuidV7()) };
}

/**
 * Copies lessons of a draft with all that hangs from them as new lessons of the same course: their resources, assessments and
 * questions get identities of their own, so that what students do in one never counts in the other.
 */
export async function copyLessons(
  tx: Tx,
  courseId: string,
  versionId: string,
  copies: readonly LessonCopy[],
  at: Date,
): Promise<void> {
  if (copies.length === 0) return;
  const old = copies.map(({ fromRowId }) => fromRowId);
  const fresh = copies.map(() => uuidV7());
  await tx.lesson.createMany({ data: copies.map(({ lessonId }) => ({ id: lessonId, courseId, createdAt: at })) });
  const columns = columnsOf("lesson_version", ["lesson_id", "position", "title", "imported_hash"]);
  await tx.$executeRaw`
    INSERT INTO lesson_version (id, version_id, ${Prisma.raw(columns.join(", "))}, lesson_id, module_version_id, position, title)
    SELECT i.now, ${versionId}::uuid, ${Prisma.raw(columns.map((column) => `o.${column}`).join(", "))}, i.lesson, i.module, i.position, i.title
      FROM lesson_version o
      JOIN unnest(${old}::uuid[], ${fresh}::uuid[], ${copies.map(({ lessonId }) => lessonId)}::uuid[],
                  ${copies.map(({ moduleRowId }) => moduleRowId)}::uuid[], ${copies.map(({ position }) => position)}::int[],
                  ${copies.map(({ title }) => title)}::text[]) AS i (was, now, lesson, module, position, title) ON i.was = o.id`;
  await copyGates(tx, versionId, copies);
  await copyCaptions(tx, old, fresh);
  await copyResources(tx, courseId, old, fresh);
  await copyAssessments(tx, courseId, old, fresh);
}

/** The copy waits for what its original waits for. */
async function copyGates(tx: Tx, versionId: string, copies: readonly LessonCopy[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO lesson_gate (id, version_id, lesson_id, condition)
    SELECT gen_random_uuid(), g.version_id, i.lesson, g.condition
      FROM unnest(${copies.map(({ fromRowId }) => fromRowId)}::uuid[], ${copies.map(({ lessonId }) => lessonId)}::uuid[]) AS i (was, lesson)
      JOIN lesson_version o ON o.id = i.was JOIN lesson_gate g ON g.lesson_id = o.lesson_id AND g.version_id = o.version_id
     WHERE g.version_id = ${versionId}::uuid`;
}

async function copyCaptions(tx: Tx, lessons: string[], fresh: string[]): Promise<void> {
  const captions = await tx.caption.findMany({ where: { lessonVersionId: { in: lessons } } });
  await tx.caption.createMany({
    data: captions.map(({ lessonVersionId, language, label, fileId }) => ({
      lessonVersionId: fresh[lessons.indexOf(lessonVersionId)] ?? "",
      language,
      label,
      fileId,
    })),
  });
}

async function copyResources(tx: Tx, courseId: string, lessons: string[], fresh: string[]): Promise<void> {
  const resources = await tx.resourceVersion.findMany({ where: { lessonVersionId: { in: lessons } } });
  const copies = resources.map(
    ({ id: _, resourceId: __, createdAt: ___, updatedAt: ____, lessonVersionId, ...rest }) => ({
      ...rest,
      resourceId: uuidV7(),
      lessonVersionId: fresh[lessons.indexOf(lessonVersionId)] ?? "",
    }),
  );
  await tx.resource.createMany({ data: copies.map(({ resourceId }) => ({ id: resourceId, courseId })) });
  await tx.resourceVersion.createMany({ data: copies });
}

async function copyAssessments(tx: Tx, courseId: string, lessons: string[], fresh: string[]): Promise<void> {
  const versions = await freshIds(
    tx,
    Prisma.sql`SELECT id FROM assessment_version WHERE lesson_version_id = ANY(${lessons}::uuid[]) ORDER BY id`,
  );
  if (versions.old.length === 0) return;
  const assessments = versions.old.map(() => uuidV7());
  await tx.$executeRaw`
    INSERT INTO assessment (id, lesson_id, course_id)
    SELECT i.assessment, n.lesson_id, ${courseId}::uuid
      FROM unnest(${versions.old}::uuid[], ${assessments}::uuid[]) AS i (was, assessment)
      JOIN assessment_version a ON a.id = i.was
      JOIN unnest(${lessons}::uuid[], ${fresh}::uuid[]) AS l (was, now) ON l.was = a.lesson_version_id
      JOIN lesson_version n ON n.id = l.now`;
  const columns = columnsOf("assessment_version", ["assessment_id"]);
  await tx.$executeRaw`
    INSERT INTO assessment_version (id, assessment_id, lesson_version_id, ${Prisma.raw(columns.join(", "))})
    SELECT i.now, i.assessment, l.now, ${Prisma.raw(columns.map((column) => `a.${column}`).join(", "))}
      FROM assessment_version a
      JOIN unnest(${versions.old}::uuid[], ${versions.fresh}::uuid[], ${assessments}::uuid[]) AS i (was, now, assessment) ON i.was = a.id
      JOIN unnest(${lessons}::uuid[], ${fresh}::uuid[]) AS l (was, now) ON l.was = a.lesson_version_id`;
  await copyQuestions(tx, versions, assessments);
}

/** Copies the questions and draws of each old version of an assessment into the fresh one, as questions of the assessment at its place. */
export async function copyQuestions(
  tx: Tx,
  versions: { old: string[]; fresh: string[] },
  assessments: string[],
): Promise<void> {
  const draws = await tx.assessmentDraw.findMany({ where: { assessmentVersionId: { in: versions.old } } });
  await tx.assessmentDraw.createMany({
    data: draws.map(({ id: _, createdAt: __, assessmentVersionId, ...draw }) => ({
      ...draw,
      assessmentVersionId: versions.fresh[versions.old.indexOf(assessmentVersionId)] ?? "",
    })),
  });
  const placements = await tx.assessmentQuestion.findMany({
    where: { assessmentVersionId: { in: versions.old } },
    select: {
      assessmentVersionId: true,
      position: true,
      drawKey: true,
      sectionKey: true,
      questionVersion: {
        include: { answers: { orderBy: { position: "asc" } }, question: { select: { bankQuestionId: true } } },
      },
    },
  });
  const copies = placements.map(({ assessmentVersionId, position, drawKey, sectionKey, questionVersion }) => {
    const at = versions.old.indexOf(assessmentVersionId);
    const { question, ...of } = questionVersion;
    return {
      placement: { assessmentVersionId: versions.fresh[at] ?? "", position, drawKey, sectionKey },
      assessmentId: assessments[at] ?? "",
      question: { ...question, id: uuidV7() },
      versionId: uuidV7(),
      of,
    };
  });
  await tx.question.createMany({
    data: copies.map(({ question, assessmentId }) => ({ ...question, assessmentId })),
  });
  await tx.questionVersion.createMany({
    data: copies.map(
      ({ question, versionId, of: { answers: _, createdAt: __, importedHash: ___, body, ...rest } }) => ({
        ...rest,
        body: body ?? Prisma.DbNull,
        id: versionId,
        questionId: question.id,
        number: 1,
      }),
    ),
  });
  await tx.answer.createMany({
    data: copies.flatMap(({ versionId, of }) =>
      of.answers.map(({ id: _, createdAt: __, ...answer }) => ({ ...answer, questionVersionId: versionId })),
    ),
  });
  await tx.assessmentQuestion.createMany({
    data: copies.map(({ placement, versionId }) => ({ ...placement, questionVersionId: versionId })),
  });
}

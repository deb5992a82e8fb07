import type { MadeAssessment } from "./an-assessment";
import type { TestDatabase } from "./database";

/** A lesson to read before an assessment that is live already, as if it had been published with it. @returns its id. */
export function aReadingBefore(
  { db }: TestDatabase,
  { courseId, versionId, lessonId }: MadeAssessment,
  title = "Read me",
) {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const { moduleVersionId } = await tx.lessonVersion.findFirstOrThrow({ where: { versionId, lessonId } });
    const position = await tx.lessonVersion.count({ where: { versionId, type: "READING" } });
    await tx.lessonVersion.updateMany({ where: { versionId, lessonId }, data: { position: 50 } });
    const { id } = await tx.lesson.create({ data: { courseId } });
    const content = { title, type: "READING" as const, content: "Tides.", position };
    await tx.lessonVersion.create({ data: { ...content, lessonId: id, versionId, moduleVersionId } });
    return id;
  });
}

/** As if the author had named these lessons for a question before it was published. */
export function nameLessons({ db }: TestDatabase, questionVersionId: string, readAgain: readonly string[]) {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.questionVersion.update({ where: { id: questionVersionId }, data: { readAgain: [...readAgain] } });
  });
}

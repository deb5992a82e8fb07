import type { Db } from "@/server/db/client";
import { type MadeAssessment, publish, type QuestionPlan } from "./an-assessment";

/** Publishes a version of the course in which one question of its assessment is another. @returns the id of that question's new version. */
export async function aMendedQuestion(
  db: Db,
  made: MadeAssessment,
  question: number,
  { answers = [], text = "Which?", points = 1, ...content }: QuestionPlan,
): Promise<string> {
  const { courseId, lessonId, assessmentId } = made;
  const { questionId } = await db.questionVersion.findUniqueOrThrow({
    where: { id: made.questionVersionIds[question] ?? "" },
  });
  const latest = await db.questionVersion.findFirstOrThrow({ where: { questionId }, orderBy: { number: "desc" } });
  const mended = await db.questionVersion.create({
    data: {
      ...{ questionId, number: latest.number + 1, text, points, ...content },
      answers: { create: answers.map((answer, position) => ({ position, ...answer })) },
    },
  });
  const former = await db.courseVersion.findFirstOrThrow({ where: { courseId }, orderBy: { number: "desc" } });
  const version = await db.courseVersion.create({
    data: { courseId, number: former.number + 1, title: former.title },
  });
  const { moduleId } = await db.moduleVersion.findFirstOrThrow({ where: { versionId: former.id } });
  const module = { versionId: version.id, moduleId, position: 0, title: "Tides", publishedAt: new Date(0) };
  const { id: moduleVersionId } = await db.moduleVersion.create({ data: module });
  const lesson = { versionId: version.id, moduleVersionId, lessonId, position: 0, title: "Rebuild a day" };
  const { id: lessonVersionId } = await db.lessonVersion.create({
    data: { ...lesson, type: "QUIZ", labChecks: [], accessLevel: "REGISTERED" },
  });
  const assessment = await db.assessmentVersion.create({
    data: { lessonVersionId, assessmentId, title: "Rebuild a day" },
  });
  const ids = made.questionVersionIds.map((id, at) => (at === question ? mended.id : id));
  await db.assessmentQuestion.createMany({
    data: ids.map((questionVersionId, position) => ({
      ...{ assessmentVersionId: assessment.id, questionVersionId, position },
    })),
  });
  await publish(db, courseId, version.id);
  return mended.id;
}

import { randomUUID } from "node:crypto";
import type { Db } from "@/server/db/client";
import { getStorage } from "@/server/storage/get-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import type { TestClock } from "@/testing/clock";
import { anEnrollment } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";
import { type Caller, callAs, type People, thePeople } from "./people-scene";

const rights = (has: boolean) => ({
  canEditContent: has,
  canPublish: has,
  canManageStudents: has,
  canGrade: has,
  canViewAnalytics: has,
  canReplyToReviews: has,
});

export const noRights = rights(false);

const video = {
  type: "VIDEO",
  content: "See the [map](media/map.pdf).",
  videoUrl: "https://films.example/tides.mp4",
  durationMinutes: 3,
} as const;
const lab = { type: "LAB" as const, hasLab: true, labChecks: ["Read the table"] };

/** A question with one right answer of two, and a file in its text. */
export const aQuestion = (text = "Which is high water? [Map](media/map.pdf)") => ({
  type: "SINGLE_CHOICE" as const,
  text,
  points: 1,
  explanation: "",
  feedback: "",
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  answers: ["The highest level", "The lowest level"].map((answer, at) => ({
    id: randomUUID(),
    text: answer,
    isCorrect: at === 0,
    explanation: "",
    isCaseSensitive: false,
    isPattern: false,
  })),
});

/** Questions whose key is words: a number, and a text that is taken for right. */
const keyQuestions = [
  {
    ...aQuestion("How high, in metres?"),
    type: "NUMERIC" as const,
    numericValue: "271828.1828",
    numericTolerance: "0.16180339",
    answers: [],
  },
  {
    ...aQuestion("What pulls?"),
    type: "SHORT_ANSWER" as const,
    answers: aQuestion().answers.slice(0, 1),
  },
  {
    ...aQuestion("Why is it late?"),
    type: "ESSAY" as const,
    answers: [],
    body: { minWords: null, maxWords: 300, graderNotes: "Names the moon." },
  },
];

/** Each joins the team by the invitation of its lead: one without a right, one with all, who is suspended afterwards. */
async function gatherTeam(db: Db, clock: TestClock, people: People, courseId: string): Promise<void> {
  const lead = await callAs(db, people.lead, clock);
  for (const person of [people.helper, people.suspended]) {
    const hasAll = person === people.suspended;
    const { inviteId } = await lead.studio.team.invite({
      ...{ courseId, inviteId: randomUUID(), whom: person.email, revenueShare: 0 },
      ...{ role: hasAll ? "EDITOR" : "ASSISTANT", rights: rights(hasAll) },
    });
    await (await callAs(db, person, clock)).studio.team.accept({ inviteId });
  }
}

/** Fills the draft over the first version and publishes it, so that two versions are side by side. */
async function fillCourse(
  db: Db,
  people: People,
  lead: Caller,
  { courseId, labId, quizId }: { courseId: string; labId: string; quizId: string },
) {
  const [resourceId, questionId, question] = [randomUUID() as string, randomUUID() as string, aQuestion()];
  const body = { url: "https://tides.example/table.pdf" };
  await lead.authoring.lesson.addResource({ courseId, lessonId: labId, resourceId, title: "A table", body });
  const quiz = { courseId, lessonId: quizId };
  const { assessment } = await lead.authoring.assessment.get(quiz);
  if (!assessment) throw new Error("the lesson has an assessment");
  const rules = { ...assessment.rules, description: "See the [map](media/map.pdf)." };
  await lead.authoring.assessment.saveRules({ ...quiz, base: assessment.rules, rules });
  await lead.authoring.assessment.addQuestion({ ...quiz, questionId, question });
  for (const key of keyQuestions)
    await lead.authoring.assessment.addQuestion({ ...quiz, questionId: randomUUID(), question: key });
  await lead.courses.saveDetail({ courseId, field: "description", base: "", value: "How to read the table." });
  await lead.courses.saveDetail({ courseId, field: "objectives", base: [], value: ["Read a table"] });
  const picture = { mimeType: "image/png", originalName: "harbour.png", width: 1600, height: 900 };
  const file = await aStoredFile({ db, storage: getStorage() }, people.lead.id, picture);
  await lead.courses.savePicture({ courseId, fileId: file.id, base: null });
  await lead.courses.publish({ courseId });
  return { pictureId: file.id, resourceId, questionId, question, rules };
}

/** The file that the texts link to, in the version that is live, which takes no more of them automatically. */
async function addMap(db: Db, courseId: string, ownerId: string): Promise<void> {
  const mime = { mimeType: "application/pdf", originalName: "map.pdf" };
  const file = await aStoredFile({ db, storage: getStorage() }, ownerId, { ...mime, bytes: Buffer.from("%PDF-1.7") });
  const { liveVersionId } = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.courseFile.create({ data: { versionId: liveVersionId ?? "", path: "media/map.pdf", fileId: file.id } });
  });
}

/** A live course that is free, and one with a price, both with the same lead and team: their ids and those of their parts. */
export async function theCourses(db: Db, clock: TestClock) {
  const made = await aCourseOf(db, {
    modules: [{ lessons: [video, lab, { type: "QUIZ", hasAssessment: true }] }, { lessons: [{}] }],
  });
  const { id: courseId, slug } = made;
  const people = await thePeople(db, clock, made.teacher.id);
  const lead = await callAs(db, people.lead, clock);
  const [videoId = "", labId = "", quizId = "", lastId = ""] = made.lessonIds;
  const parts = await fillCourse(db, people, lead, { courseId, labId, quizId });
  await gatherTeam(db, clock, people, courseId);
  await addMap(db, courseId, people.lead.id);
  const priced = await aCourseOf(db, { course: { priceMinor: 2800, currency: "GBP" } });
  const { userId: from } = await db.courseInstructor.findFirstOrThrow({ where: { courseId: priced.id } });
  await db.courseInstructor.updateMany({
    where: { courseId: priced.id, userId: from },
    data: { userId: people.lead.id },
  });
  await gatherTeam(db, clock, people, priced.id);
  const course = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  const versionId = course.liveVersionId ?? "";
  const modules = await db.moduleVersion.findMany({ where: { versionId }, orderBy: { position: "asc" } });
  const enrollments: Record<string, string> = {};
  for (const name of ["student", "paused", "unproved"] as const) {
    const enrollment = await anEnrollment(db, {
      userId: people[name].id,
      course: { id: courseId, versionId, lessonIds: made.lessonIds },
    });
    enrollments[name] = enrollment.id;
  }
  await db.enrollment.update({ where: { id: enrollments.paused }, data: { status: "SUSPENDED" } });
  return {
    ...{ people, slug, courseId, versionId, firstVersionId: made.versionId, enrollments, ...parts },
    ...{
      videoId,
      labId,
      quizId,
      lastId,
      moduleId: modules[0]?.moduleId ?? "",
      lastModuleId: modules[1]?.moduleId ?? "",
    },
    ...{ priced: { id: priced.id, slug: priced.slug, versionId: priced.versionId, lessonIds: priced.lessonIds } },
  };
}

export type Courses = Awaited<ReturnType<typeof theCourses>>;

import { randomUUID } from "node:crypto";
import { type ReviewMatrix, type StatedReview, statedReview } from "@/features/questions/review-matrix";
import type { Prisma } from "@/generated/prisma/client";
import type { CountingRule, QuestionPaging, QuestionType } from "@/generated/prisma/enums";
import type { Person } from "@/policy/actor";
import type { Db } from "@/server/db/client";

export interface QuestionPlan {
  type: QuestionType;
  text?: string;
  points?: number;
  /** Percent of them. */
  penalty?: number;
  explanation?: string;
  feedback?: string;
  answers?: { text: string; isCorrect?: boolean; explanation?: string; isPattern?: boolean; credit?: number }[];
  numericValue?: string;
  numericTolerance?: string;
  numericUnit?: string;
  body?: Prisma.InputJsonObject;
  /** Of a section of the plan. */
  sectionKey?: string;
}

export interface AssessmentPlan {
  questions?: QuestionPlan[];
  passingScore?: number;
  maxAttempts?: number;
  timeLimitMinutes?: number;
  opensAt?: Date;
  closesAt?: Date;
  cooldownMinutes?: number;
  feedbackBands?: { from: number; text: string }[];
  recordsSignals?: boolean;
  hidesNames?: boolean;
  twoGraders?: boolean;
  agreementPercent?: number;
  sections?: { key: string; title: string; introduction: string }[];
  paging?: QuestionPaging;
  randomizeQuestions?: boolean;
  randomizeAnswers?: boolean;
  review?: Partial<ReviewMatrix>;
  /** In short for `review`. */
  showResults?: boolean;
  showCorrectAnswers?: StatedReview["showCorrectAnswers"];
  countingRule?: CountingRule;
  accessLevel?: "GUEST" | "REGISTERED" | "PREMIUM";
}

/** Two questions whose right answers are "Right" and 4.2. */
const plainQuestions: QuestionPlan[] = [
  { type: "SINGLE_CHOICE", answers: [{ text: "Wrong" }, { text: "Right", isCorrect: true }] },
  { type: "NUMERIC", numericValue: "4.2", numericTolerance: "0.1" },
];

/** A person as the policy sees them, with a row of their own. */
export async function aPerson(db: Db, role: Person["role"] = "STUDENT"): Promise<Person> {
  const id = randomUUID();
  const username = `p${id.replaceAll("-", "")}`;
  await db.user.create({ data: { id, username, name: "Ada Lovelace", role } });
  return {
    kind: "person",
    id,
    sessionId: randomUUID(),
    isSuspicious: false,
    name: "Ada Lovelace",
    username,
    role,
    tier: "FREE",
    grantedActions: [],
    isOnATeam: false,
    isWriter: false,
    isVerified: true,
    isSuspended: false,
  };
}

/** A live course of one lesson with an assessment, and its ids. */
export async function anAssessment(db: Db, plan: AssessmentPlan = {}) {
  const teacher = await aPerson(db, "INSTRUCTOR");
  const slug = `course-${randomUUID()}`;
  const category = await db.category.create({ data: { slug: `category-${randomUUID()}`, name: slug } });
  const course = await db.course.create({ data: { slug, createdById: teacher.id, categoryId: category.id } });
  const version = await db.courseVersion.create({
    data: { courseId: course.id, number: 1, title: "Reading a Tide Table" },
  });
  const module = await db.module.create({ data: { courseId: course.id } });
  const moduleVersion = await db.moduleVersion.create({
    data: { versionId: version.id, moduleId: module.id, position: 0, title: "Tides", publishedAt: new Date(0) },
  });
  const lesson = await db.lesson.create({ data: { courseId: course.id } });
  const lessonVersion = await db.lessonVersion.create({
    data: {
      versionId: version.id,
      moduleVersionId: moduleVersion.id,
      lessonId: lesson.id,
      position: 0,
      title: "Rebuild a day",
      type: "QUIZ",
      labChecks: [],
      accessLevel: plan.accessLevel ?? "REGISTERED",
    },
  });
  const assessment = await db.assessment.create({ data: { lessonId: lesson.id, courseId: course.id } });
  const { questions = plainQuestions, accessLevel: _, review, showResults, showCorrectAnswers, ...rules } = plan;
  const closes = plan.closesAt !== undefined;
  const assessmentVersion = await db.assessmentVersion.create({
    data: {
      lessonVersionId: lessonVersion.id,
      assessmentId: assessment.id,
      title: "Rebuild a day",
      ...rules,
      review: statedReview({ review, showResults, showCorrectAnswers }, { closes }),
    },
  });
  const questionVersionIds: string[] = [];
  for (const [position, question] of questions.entries()) {
    questionVersionIds.push(
      await addQuestion(
        db,
        { assessmentId: assessment.id, assessmentVersionId: assessmentVersion.id, position },
        question,
      ),
    );
  }
  await publish(db, course.id, version.id);
  return {
    slug,
    courseId: course.id,
    versionId: version.id,
    lessonId: lesson.id,
    lessonVersionId: lessonVersion.id,
    assessmentId: assessment.id,
    assessmentVersionId: assessmentVersion.id,
    questionVersionIds,
    teacher,
  };
}

export type MadeAssessment = Awaited<ReturnType<typeof anAssessment>>;

async function addQuestion(
  db: Db,
  place: { assessmentId: string; assessmentVersionId: string; position: number },
  { answers = [], points = 1, text = "Which?", sectionKey, ...content }: QuestionPlan,
): Promise<string> {
  const question = await db.question.create({ data: { assessmentId: place.assessmentId } });
  const version = await db.questionVersion.create({
    data: {
      questionId: question.id,
      number: 1,
      text,
      points,
      ...content,
      answers: { create: answers.map((answer, position) => ({ position, ...answer })) },
    },
  });
  await db.assessmentQuestion.create({
    data: {
      assessmentVersionId: place.assessmentVersionId,
      questionVersionId: version.id,
      position: place.position,
      ...(sectionKey && { sectionKey }),
    },
  });
  return version.id;
}

/** A published version never changes, so it is filled first. */
export async function publish(db: Db, courseId: string, versionId: string): Promise<void> {
  await db.courseVersion.update({
    where: { id: versionId },
    data: { publishedAt: new Date(0), requiredLessonCount: 1, lessonCount: 1 },
  });
  const live = { state: "LIVE", liveVersionId: versionId, publishedAt: new Date(0) } as const;
  await db.course.update({ where: { id: courseId }, data: live });
}

/** Gives up the enrollment of a learner and makes them another one, as leaving and enrolling again do. */
export async function enrollAgain(db: Db, made: MadeAssessment, learner: { id: string; enrollmentId: string }) {
  const former = await db.enrollment.update({
    where: { id: learner.enrollmentId },
    data: { status: "DROPPED", endedAt: new Date() },
  });
  const enrolledAt = new Date(former.enrolledAt.getTime() + 60_000);
  return db.enrollment.create({
    data: { userId: learner.id, courseId: made.courseId, versionId: made.versionId, enrolledAt },
  });
}

/** A new student with an enrollment in the assessment's course. */
export async function aLearnerOf(db: Db, made: MadeAssessment): Promise<Person & { enrollmentId: string }> {
  const person = await aPerson(db);
  const { id } = await db.enrollment.create({
    data: { userId: person.id, courseId: made.courseId, versionId: made.versionId },
  });
  return { ...person, enrollmentId: id };
}

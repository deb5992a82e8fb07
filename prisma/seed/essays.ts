import { randomUUID } from "node:crypto";
import { lockAttempt } from "@/features/assessment/server/lock-attempt";
import { saveAnswer } from "@/features/assessment/server/save-answer";
import { settleAttempt } from "@/features/assessment/server/settle-attempt";
import { startAttempt } from "@/features/assessment/server/start-attempt";
import { submitAttempt } from "@/features/assessment/server/submit-attempt";
import { fromHundredths } from "@/features/questions/points";
import { questionType } from "@/features/questions/registry";
import type { Db } from "@/server/db/client";
import type { CourseToStudy, QuestionContent } from "./courses";
import { settle } from "./enrollments";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

interface DemoEssay {
  who: string;
  daysAgo: number;
  text: string;
  /** By the course's lead, the day after; null for one that waits. */
  grade: { points: number; comment: string } | null;
}

const folder = "reading-a-tide-table";
const lead = "instructor";

const essays: readonly DemoEssay[] = [
  {
    who: "eleni",
    daysAgo: 12,
    text: "At the mouth of our river there is a bar of sand. After a week of wind from the west it is never where the chart has it.\n\nI stay when the swell is above a meter, whatever the table says, and otherwise I want one meter below the keel at the lowest point.",
    grade: {
      points: 200,
      comment: "A real place, a cause the table can't know, and a figure. That's exactly the habit.",
    },
  },
  {
    who: "misaki",
    daysAgo: 2,
    text: "In our harbor the table is right on calm days. When a low passes and the wind turns north, the water leaves the bay faster than it should, so I would wait for the next tide and ask the harbor office first.",
    grade: null,
  },
];

/** Another attempt of two students, with an essay: one is graded, one waits. It takes nothing from what they have completed. */
export async function seedEssays(
  { db, now }: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<void> {
  const course = courses.get(folder);
  const isEssay = ({ type }: QuestionContent) => type === "ESSAY";
  const lesson = course?.lessons.find(({ assessment }) => assessment?.questions.some(isEssay));
  const question = lesson?.assessment?.questions.find(isEssay);
  if (!course || !lesson?.assessment || !question) return;
  const about = { slug: course.slug, lessonId: lesson.id, questions: lesson.assessment.questions, question };
  for (const essay of essays) {
    const person = people.get(essay.who);
    const written = {
      questionVersionId: question.versionId,
      attempt: { userId: person.id },
      textResponse: { not: "" },
    };
    if ((await db.attemptAnswer.count({ where: written })) > 0) continue;
    const attemptId = await handIn(db, { person, at: daysBefore(now(), essay.daysAgo, 19 * 60), essay, about });
    const graderId = people.get(lead).id;
    const at = daysBefore(now(), essay.daysAgo - 1, 9 * 60);
    if (essay.grade) await give(db, { attemptId, versionId: question.versionId, grade: essay.grade, graderId, at });
  }
  await settle(db, people);
}

interface HandingIn {
  person: ReturnType<People["get"]>;
  at: Date;
  essay: DemoEssay;
  about: { slug: string; lessonId: string; questions: readonly QuestionContent[]; question: QuestionContent };
}

async function handIn(db: Db, { person, at, essay, about }: HandingIn): Promise<string> {
  const { slug, lessonId, questions, question } = about;
  const deps = { db, now: () => at, ip: null, userAgent: "", person, actor: person };
  const { attemptId } = await startAttempt(deps, { slug, lessonId });
  for (const content of questions) {
    const { selectedAnswers, textResponse, fields } = questionType(content.type).rightResponse(content);
    await saveAnswer(deps, person.id, {
      attemptId,
      questionVersionId: content.versionId,
      clientId: randomUUID(),
      revision: 1,
      selectedAnswers: [...selectedAnswers],
      textResponse: content === question ? essay.text : textResponse,
      fields: { ...fields },
      isFlagged: false,
    });
  }
  await submitAttempt({ db, now: () => new Date(at.getTime() + 9 * 60_000) }, attemptId);
  return attemptId;
}

interface Giving {
  attemptId: string;
  versionId: string;
  grade: NonNullable<DemoEssay["grade"]>;
  graderId: string;
  at: Date;
}

/** Without the entry in the audit log, which outlives the demo. */
function give(db: Db, { attemptId, versionId, grade, graderId, at }: Giving): Promise<unknown> {
  return db.$transaction(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId);
    const answer = attempt?.answers.find(({ questionVersionId }) => questionVersionId === versionId);
    if (!attempt || !answer) throw new Error("A demo essay isn't there to be graded.");
    const points = fromHundredths(grade.points);
    const { id: gradeId } = await tx.answerGrade.create({
      data: {
        ...{ attemptAnswerId: answer.id, number: 1, points, comment: grade.comment },
        ...{ gradedById: graderId, createdAt: at },
      },
    });
    await tx.attemptAnswer.update({
      where: { id: answer.id },
      data: { pointsEarned: points, isCorrect: true, feedback: grade.comment, gradedById: graderId, gradedAt: at },
    });
    await settleAttempt(tx, attempt, { gradeId, at });
  });
}

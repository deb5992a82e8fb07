import { randomUUID } from "node:crypto";
import { saveAnswer } from "@/features/assessment/server/save-answer";
import { startAttempt } from "@/features/assessment/server/start-attempt";
import { submitAttempt } from "@/features/assessment/server/submit-attempt";
import { issueCertificate } from "@/features/certificates/server/issue-certificate";
import { enroll } from "@/features/enrollment/server/enroll";
import { lockSeat, recountSeat } from "@/features/learning/server/seat-progress";
import type { Person } from "@/policy/actor";
import type { Db } from "@/server/db/client";
import type { CourseToStudy, QuestionContent } from "./courses";

export interface Study {
  person: Person;
  course: CourseToStudy;
  /** The first evening; two lessons an evening. */
  startsAt: Date;
  /** Days from one evening to the next. */
  everyDays: number;
  /** How many lessons, from the first. The one after them is opened and left for another evening. */
  lessons: number;
  /** Questions answered wrongly at the first attempt of each assessment; the second is right. */
  misses: number;
}

type Lesson = CourseToStudy["lessons"][number];

interface Sitting {
  lesson: Lesson;
  openedAt: Date;
  doneAt: Date;
  isOnlyOpened: boolean;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const lessonsAnEvening = 2;

const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * minuteMs);

/**
 * Lets a learner go through a course. Seat, attempts, progress and certificate come from the use cases of real learners, so
 * that every count agrees; what is merely read is written in bulk. Repeats where an interrupted run left off.
 */
export async function study(db: Db, plan: Study): Promise<void> {
  const { person, course, startsAt } = plan;
  const sittings = scheduleOf(plan);
  const deps = { db, actor: person, now: () => startsAt, locale: "en", requestId: "seed", ip: null, userAgent: "" };
  const { enrollmentId } = await enroll(deps, { courseId: course.id });
  const open = await findOpen(db, enrollmentId, sittings);
  await read(db, plan, enrollmentId, open);
  for (const sitting of open) await pass(db, plan, enrollmentId, sitting);
  const { status } = await db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { status: true } });
  const at = sittings.at(-1)?.doneAt ?? startsAt;
  if (status === "COMPLETED") await issueCertificate({ db, now: () => minutesAfter(at, 1) }, { enrollmentId });
}

function scheduleOf({ course, lessons, startsAt, everyDays }: Study): Sitting[] {
  let at = startsAt;
  return course.lessons.slice(0, lessons + 1).map((lesson, index) => {
    const isOnlyOpened = index === lessons;
    const minutes = isOnlyOpened ? 1 : lesson.minutes;
    const evening = Math.floor(index / lessonsAnEvening);
    if (index % lessonsAnEvening === 0 && !isOnlyOpened)
      at = new Date(startsAt.getTime() + evening * everyDays * dayMs);
    const openedAt = at;
    at = minutesAfter(at, minutes + 2);
    return { lesson, openedAt, doneAt: minutesAfter(openedAt, minutes), isOnlyOpened };
  });
}

/** Those of the sittings that have not taken place yet. */
async function findOpen(db: Db, enrollmentId: string, sittings: readonly Sitting[]): Promise<Sitting[]> {
  const rows = await db.lessonProgress.findMany({
    where: { enrollmentId },
    select: { lessonId: true, completedAt: true },
  });
  return sittings.filter(({ lesson, isOnlyOpened }) => {
    const row = rows.find(({ lessonId }) => lessonId === lesson.id);
    return row === undefined || (row.completedAt === null && !isOnlyOpened);
  });
}

/** What opening, reading and "Mark complete" leave behind. A lesson with an assessment is only opened. */
async function read(db: Db, plan: Study, enrollmentId: string, sittings: readonly Sitting[]): Promise<void> {
  const last = sittings.at(-1);
  if (!last) return;
  const { person, course, startsAt, everyDays } = plan;
  const evenings = new Set(sittings.map(dayOf));
  const ofThese = { lessonId: { in: sittings.map(({ lesson }) => lesson.id) } };
  await db.$transaction(async (tx) => {
    await tx.lessonProgress.deleteMany({ where: { enrollmentId, ...ofThese } });
    await tx.lessonProgress.createMany({ data: sittings.map((sitting) => progressOf(sitting, enrollmentId)) });
    await tx.userActivity.deleteMany({ where: { userId: person.id, ...ofThese } });
    await tx.userActivity.createMany({
      data: sittings.flatMap((sitting) => activitiesOf(sitting, { userId: person.id, courseId: course.id })),
    });
    await tx.$executeRaw`
      UPDATE enrollment SET started_at = ${startsAt}, last_lesson_id = ${last.lesson.id}::uuid, last_accessed_at = ${last.doneAt},
             last_study_date = ${dayOf(last)}::date,
             study_streak_days = ${everyDays === 1 ? evenings.size : 1}::int,
             time_spent_seconds = (SELECT sum(active_seconds) FROM lesson_progress WHERE enrollment_id = ${enrollmentId}::uuid)
       WHERE id = ${enrollmentId}::uuid`;
    const seat = await lockSeat(tx, enrollmentId, last.doneAt);
    if (seat) await recountSeat(tx, seat, { at: last.doneAt, isUndo: false });
  });
}

/** In UTC, the zone of everybody here. */
const dayOf = ({ openedAt }: Sitting) => openedAt.toISOString().slice(0, 10);

const isRead = ({ lesson, isOnlyOpened }: Sitting) => lesson.assessment === null && !isOnlyOpened;

function progressOf(sitting: Sitting, enrollmentId: string) {
  const { lesson, openedAt, doneAt } = sitting;
  const isDone = isRead(sitting);
  return {
    enrollmentId,
    lessonId: lesson.id,
    activeSeconds: (doneAt.getTime() - openedAt.getTime()) / 1000,
    lastAccessedAt: doneAt,
    completedAt: isDone ? doneAt : null,
    completionCause: isDone ? ("MANUAL" as const) : null,
    percentage: isDone ? 100 : 0,
  };
}

function activitiesOf(sitting: Sitting, who: { userId: string; courseId: string }) {
  const { lesson, openedAt, doneAt } = sitting;
  const opened = { ...who, lessonId: lesson.id, kind: "LESSON_OPENED" as const, createdAt: openedAt, data: {} };
  if (!isRead(sitting)) return [opened];
  return [opened, { ...opened, kind: "LESSON_COMPLETED" as const, createdAt: doneAt, data: { cause: "MANUAL" } }];
}

/** At most two attempts, because the second has every answer right. */
async function pass(db: Db, { person, course, misses }: Study, enrollmentId: string, sitting: Sitting): Promise<void> {
  const { lesson, openedAt, isOnlyOpened } = sitting;
  if (!lesson.assessment || isOnlyOpened) return;
  const { id: assessmentId, questions } = lesson.assessment;
  const tried = await db.assessmentAttempt.count({
    where: { enrollmentId, assessmentId, state: { not: "IN_PROGRESS" } },
  });
  let at = openedAt;
  const tick = () => {
    at = minutesAfter(at, 0.5);
    return at;
  };
  for (const wrong of tried > 0 || misses === 0 ? [0] : [misses, 0]) {
    const { attemptId } = await startAttempt(
      { db, now: tick, person, ip: null, userAgent: "" },
      { slug: course.slug, lessonId: lesson.id },
    );
    for (const [index, question] of questions.entries()) {
      await saveAnswer({ db, now: tick }, person.id, {
        attemptId,
        questionVersionId: question.versionId,
        clientId: randomUUID(),
        revision: 1,
        isFlagged: false,
        ...(index < wrong ? wrongAnswer(question) : rightAnswer(question)),
      });
    }
    await submitAttempt({ db, now: tick }, attemptId);
    if (wrong === 0) return;
    const ended = await db.assessmentAttempt.findUnique({ where: { id: attemptId }, select: { isPassed: true } });
    if (ended?.isPassed) return;
  }
}

function rightAnswer({ type, answers, numericValue }: QuestionContent) {
  if (type === "NUMERIC") return { selectedAnswers: [], textResponse: numericValue ?? "" };
  if (type === "SHORT_ANSWER") {
    return { selectedAnswers: [], textResponse: answers.find(({ isPattern }) => !isPattern)?.text ?? "" };
  }
  return { selectedAnswers: answers.filter(({ isCorrect }) => isCorrect).map(({ id }) => id), textResponse: "" };
}

function wrongAnswer({ type, answers }: QuestionContent) {
  if (type === "NUMERIC") return { selectedAnswers: [], textResponse: "-1" };
  if (type === "SHORT_ANSWER") return { selectedAnswers: [], textResponse: "I do not know" };
  const wrong = answers.find(({ isCorrect }) => !isCorrect);
  return { selectedAnswers: wrong ? [wrong.id] : [], textResponse: "" };
}

import { randomInt, randomUUID } from "node:crypto";
import { deadlineOf } from "@/features/assessment/deadline";
import { attemptEnded, attemptStarted } from "@/features/assessment/events";
import { scoreAttempt } from "@/features/assessment/marking";
import { gradeAttempt, isAssessmentPassed, nextAttempt, secondsTaken } from "@/features/assessment/rules";
import { resultOf } from "@/features/assessment/server/settle-attempt";
import { takeSnapshot } from "@/features/assessment/snapshot";
import { lessonCompleted } from "@/features/learning/events";
import { fromHundredths } from "@/features/questions/points";
import { questionType } from "@/features/questions/registry";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Person } from "@/policy/actor";
import type { AssessmentToPass, CourseToStudy, QuestionContent } from "./courses";

export interface Study {
  person: Person;
  course: CourseToStudy;
  /** The first evening. */
  startsAt: Date;
  /** Days from one evening to the next. */
  everyDays: number;
  lessonsAnEvening: number;
  /** How many lessons, from the first. The one after them is opened and left for another evening. */
  lessons: number;
  /** Questions answered wrongly at the first attempt of each assessment; the second is right. */
  misses: number;
  /** How far the text of the lesson after them was read, on an evening of its own; without it that lesson was only looked at. */
  readTo: ReadTo | null;
}

export interface ReadTo {
  minutes: number;
  /** From 0 on. */
  block: number;
  share: number;
}

type Lesson = CourseToStudy["lessons"][number];

export interface Sitting {
  lesson: Lesson;
  openedAt: Date;
  doneAt: Date;
  isOnlyOpened: boolean;
  readTo: ReadTo | null;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * minuteMs);

export function scheduleOf({ course, lessons, startsAt, everyDays, lessonsAnEvening, ...plan }: Study): Sitting[] {
  let at = startsAt;
  return course.lessons.slice(0, lessons + 1).map((lesson, index) => {
    const isOnlyOpened = index === lessons;
    const readTo = isOnlyOpened ? plan.readTo : null;
    const minutes = readTo?.minutes ?? (isOnlyOpened ? 1 : lesson.minutes);
    const evening = Math.floor(index / lessonsAnEvening);
    if (index % lessonsAnEvening === 0 && (!isOnlyOpened || readTo))
      at = new Date(startsAt.getTime() + evening * everyDays * dayMs);
    const openedAt = at;
    at = minutesAfter(at, minutes + 2);
    return { lesson, openedAt, doneAt: minutesAfter(openedAt, minutes), isOnlyOpened, readTo };
  });
}

/** In UTC, the zone of everybody here. */
export const dayOf = ({ openedAt }: Sitting): string => openedAt.toISOString().slice(0, 10);

export interface Enrollment {
  enrollmentId: string;
  userId: string;
  courseId: string;
}

/** What a sitting leaves behind in the tables of students, and when its lesson was complete. */
export interface Traces {
  completedAt: Date | null;
  progress: object;
  activities: object[];
  attempts: object[];
  answers: object[];
  events: { id: string; name: string; data: object }[];
}

/** `tried`: how many attempts at its assessment are there already. */
export function sit(
  enrollment: Enrollment,
  sitting: Sitting,
  { misses, tried }: { misses: number; tried: number },
): Traces {
  const { lesson, openedAt, doneAt, isOnlyOpened, readTo } = sitting;
  const opened = activity(enrollment, lesson, "LESSON_OPENED", openedAt, {});
  const traces: Traces = {
    completedAt: null,
    progress: {},
    activities: [opened],
    attempts: [],
    answers: [],
    events: [],
  };
  if (!isOnlyOpened) {
    traces.completedAt = lesson.assessment ? pass(enrollment, sitting, { misses, tried, traces }) : doneAt;
    const cause = lesson.assessment ? "ASSESSMENT" : "MANUAL";
    if (traces.completedAt)
      traces.activities.push(activity(enrollment, lesson, "LESSON_COMPLETED", traces.completedAt, { cause }));
  }
  traces.progress = {
    enrollmentId: enrollment.enrollmentId,
    lessonId: lesson.id,
    activeSeconds: (doneAt.getTime() - openedAt.getTime()) / 1000,
    lastAccessedAt: doneAt,
    completedAt: traces.completedAt,
    completionCause: traces.completedAt && (lesson.assessment ? "ASSESSMENT" : "MANUAL"),
    percentage: traces.completedAt ? 100 : 0,
    readingBlock: readTo?.block ?? null,
    readingShare: readTo?.share ?? null,
  };
  return traces;
}

function activity(
  { userId, courseId }: Enrollment,
  lesson: Lesson,
  kind: string,
  createdAt: Date,
  data: object,
  assessmentId: string | null = null,
) {
  return { userId, kind, courseId, lessonId: lesson.id, assessmentId, data, createdAt };
}

interface Passing {
  misses: number;
  tried: number;
  traces: Traces;
}

/** At most two attempts, because the second has every answer right. @returns when the assessment was passed. */
function pass(enrollment: Enrollment, { lesson, openedAt }: Sitting, { misses, tried, traces }: Passing): Date | null {
  const { assessment } = lesson;
  if (!assessment) return null;
  let at = openedAt;
  const tick = () => {
    at = minutesAfter(at, 0.5);
    return at;
  };
  const ended: Parameters<typeof isAssessmentPassed>[1][number][] = [];
  for (const wrong of tried > 0 || misses === 0 ? [0] : [misses, 0]) {
    tick();
    ended.push(attempt(enrollment, lesson, assessment, { number: tried + ended.length + 1, wrong, tick, traces }));
    if (!isAssessmentPassed(assessment.source.rules, ended)) continue;
    const ids = {
      enrollmentId: enrollment.enrollmentId,
      courseId: enrollment.courseId,
      lessonId: lesson.id,
      userId: enrollment.userId,
    };
    traces.events.push({ ...lessonCompleted(ids), id: randomUUID() });
    return at;
  }
  return null;
}

interface Taking {
  number: number;
  wrong: number;
  tick: () => Date;
  traces: Traces;
}

function attempt(
  enrollment: Enrollment,
  lesson: Lesson,
  { id: assessmentId, versionId, source, questions }: AssessmentToPass,
  { number, wrong, tick, traces }: Taking,
) {
  const { enrollmentId, courseId, userId } = enrollment;
  const { order, rules, maxScore } = takeSnapshot(source, () => randomInt(2 ** 32) / 2 ** 32);
  const startedAt = tick();
  const id = uuidV7(startedAt.getTime());
  const given = questions.map((question, index) => ({
    questionVersionId: question.versionId,
    at: tick(),
    ...(index < wrong ? wrongAnswer(question) : rightAnswer(question)),
  }));
  const clock = { state: "IN_PROGRESS" as const, startedAt, deadlineAt: deadlineOf(startedAt, rules) };
  const submitted = nextAttempt({ ...clock, endedAt: null }, { type: "submit", at: tick() });
  const { endedAt } = submitted;
  if (!endedAt) throw new Error("A submitted attempt has not ended.");
  const responses = new Map(given.map((answer) => [answer.questionVersionId, answer]));
  const { byQuestion, total } = scoreAttempt(questions, responses, rules.passingScore);
  const { state } = total ? submitted : gradeAttempt(submitted, { type: "wait" });
  traces.attempts.push({
    id,
    enrollmentId,
    userId,
    assessmentId,
    assessmentVersionId: versionId,
    attemptNumber: number,
    ...clock,
    state,
    endedAt,
    timeTakenSeconds: secondsTaken(startedAt, endedAt),
    questionOrder: order,
    rules,
    ...(total ? resultOf(total) : { score: null, percentage: null, isPassed: null }),
    maxScore: fromHundredths(maxScore),
    userAgent: "",
  });
  for (const { at, questionVersionId, selectedAnswers, textResponse, fields } of given) {
    const mark = byQuestion.get(questionVersionId);
    traces.answers.push({
      attemptId: id,
      questionVersionId,
      clientId: randomUUID(),
      revision: 1,
      selectedAnswers,
      textResponse,
      fields,
      answeredAt: at,
      createdAt: at,
      updatedAt: at,
      isCorrect: mark?.isCorrect ?? null,
      pointsEarned: mark ? fromHundredths(mark.earned) : null,
    });
  }
  const isPassed = total?.isPassed ?? null;
  const what = { attemptId: id, attemptNumber: number };
  traces.activities.push(
    activity(enrollment, lesson, "ATTEMPT_STARTED", startedAt, what, assessmentId),
    activity(enrollment, lesson, "ATTEMPT_FINISHED", endedAt, { ...what, isPassed }, assessmentId),
  );
  const where = { attemptId: id, assessmentId, lessonId: lesson.id, courseId, userId };
  traces.events.push(
    { ...attemptStarted(where), id: randomUUID() },
    { ...attemptEnded({ ...where, isPassed }), id: randomUUID() },
  );
  return { id, number, state, score: total?.score ?? null, maxScore, isPassed };
}

const rightAnswer = (question: QuestionContent) => {
  const { needsPerson, rightResponse } = questionType(question.type);
  // An essay is left blank: see essays.ts.
  if (needsPerson?.(question.body)) return { selectedAnswers: [], textResponse: "", fields: {} };
  const { selectedAnswers, textResponse, fields } = rightResponse(question);
  return { selectedAnswers: [...selectedAnswers], textResponse, fields: { ...fields } };
};

function wrongAnswer(question: QuestionContent) {
  const nothing = { selectedAnswers: [], textResponse: "", fields: {} };
  const chosen = (selectedAnswers: string[]) => ({ ...nothing, selectedAnswers });
  const { selectedAnswers: right, fields } = rightAnswer(question);
  switch (questionType(question.type).control) {
    case "number":
      return { ...nothing, textResponse: "-1" };
    case "text":
      return { ...nothing, textResponse: "I do not know" };
    case "blanks":
      // The first blank alone.
      return { ...nothing, fields: Object.fromEntries(Object.entries(fields).slice(0, 1)) };
    case "order":
      return chosen(right.toReversed());
    case "match":
      // Each prompt with the answer of the next one.
      return chosen(right.map((id, at) => (at % 2 === 0 ? id : (right[(at + 2) % right.length] ?? id))));
    default:
      return chosen(
        question.answers
          .filter(({ isCorrect }) => !isCorrect)
          .slice(0, 1)
          .map(({ id }) => id),
      );
  }
}

import "server-only";
import { isCheckable } from "@/features/assessment/checkable";
import type { CheckedQuestion } from "@/features/assessment/checked-question";
import { nextAttempt, remainingSeconds } from "@/features/assessment/rules";
import type { AnswerFields } from "@/features/questions/question-type";
import { publicView } from "@/features/questions/registry";
import type { Paging } from "@/features/questions/section-schema";
import type { ShownQuestion } from "@/features/questions/shown-question";
import type { Deps } from "@/server/trpc/context";
import { endAttempt } from "./end-attempt";
import { type ReadAttempt, readAttempt, sectionsOfAttempt } from "./read-attempt";
import { readQuestions } from "./read-questions";
import { readChecks } from "./show-checked";
import { showQuestion } from "./show-question";
import { type ShownSection, showSections } from "./show-sections";
import { type LinkFile, linkInAttempt, showTexts } from "./show-texts";
import { noteNetwork, type SeenFrom } from "./signals/note-network";

/** What a page may hold of a running attempt: nothing in it tells what is right, except what its rules show of `checks`. */
export interface RunningAttempt {
  type: "running";
  id: string;
  studentId: string;
  number: number;
  maxAttempts: number;
  title: string;
  slug: string;
  courseTitle: string;
  language: string;
  lessonId: string;
  lessonNumber: string;
  startedAt: Date;
  deadlineAt: Date | null;
  /** Of the server's clock at `now`; null without a limit. */
  remainingSeconds: number | null;
  now: Date;
  /** Its page notes absences and pasting, and says so. */
  recordsSignals: boolean;
  questions: ShownQuestion[];
  sections: ShownSection[];
  paging: Paging;
  answers: {
    questionVersionId: string;
    revision: number;
    selectedAnswers: string[];
    textResponse: string;
    fields: AnswerFields;
    isFlagged: boolean;
    answeredAt: Date;
    checkedAt: Date | null;
  }[];
  /** The versions of the questions whose answers can be checked. */
  checkable: string[];
  /** Those that were. */
  checks: CheckedQuestion[];
}

/** `ended`: the latest attempt is over, also when looking is what ended it. `none`: nothing was started yet. */
export type AttemptAtLesson = RunningAttempt | { type: "ended"; attemptId: string } | { type: "none" };

/** The student's attempt at a lesson as it is now, by the server's clock. Two queries, three with images, one more where signals are noted, and one with checked answers. */
export async function getAttempt(
  { db, now, locale, ...from }: Pick<Deps, "db" | "now" | "locale"> & SeenFrom,
  userId: string,
  { slug, lessonId }: { slug: string; lessonId: string },
  linkFile?: LinkFile,
): Promise<AttemptAtLesson> {
  const at = now();
  const attempt = await readAttempt(db, { userId, slug, lessonId }, at);
  if (!attempt) return { type: "none" };
  const tick = { type: "tick" as const, at };
  if (nextAttempt(attempt, tick) !== attempt) await db.$transaction((tx) => endAttempt(tx, attempt.id, tick));
  else if (attempt.state === "IN_PROGRESS") {
    if (attempt.rules.recordsSignals) await noteNetwork(db, attempt.id, from, at);
    return running(
      attempt,
      await showAsked(db, attempt, { locale, linkFile: linkFile ?? linkInAttempt(attempt.id) }),
      at,
    );
  }
  return { type: "ended", attemptId: attempt.id };
}

type Asked = Pick<RunningAttempt, "questions" | "sections" | "checkable" | "checks">;

async function showAsked(
  db: Deps["db"],
  attempt: ReadAttempt,
  how: { locale: string; linkFile: LinkFile },
): Promise<Asked> {
  const items = new Map(attempt.order.map((item) => [item.questionVersionId, item]));
  const contents = await readQuestions(db, [...items.keys()]);
  const showChecks = await readChecks(db, attempt, contents);
  const questions = contents.map((question) => {
    const { answerIds = [], promptIds = [] } = items.get(question.versionId) ?? {};
    return publicView(question, { optionIds: answerIds, promptIds });
  });
  const checkable = contents.filter((question) => isCheckable(attempt.rules, question));
  return showTexts(db, { courseVersionId: attempt.courseVersionId, ...how }, (show) => ({
    questions: questions.map((question, index) => showQuestion(question, `q${index + 1}`, show)),
    sections: showSections(sectionsOfAttempt(attempt), show),
    checkable: checkable.map(({ versionId }) => versionId),
    checks: showChecks(show),
  }));
}

function running(attempt: ReadAttempt, asked: Asked, now: Date): RunningAttempt {
  return {
    type: "running",
    id: attempt.id,
    studentId: attempt.userId,
    number: attempt.number,
    maxAttempts: attempt.rules.maxAttempts,
    title: attempt.title,
    slug: attempt.slug,
    courseTitle: attempt.courseTitle,
    language: attempt.language,
    lessonId: attempt.lessonId,
    lessonNumber: attempt.lessonNumber,
    startedAt: attempt.startedAt,
    deadlineAt: attempt.deadlineAt,
    remainingSeconds: remainingSeconds(attempt.deadlineAt, now),
    now,
    recordsSignals: attempt.rules.recordsSignals,
    ...asked,
    paging: attempt.paging,
    answers: attempt.answers.map((answer) => ({
      questionVersionId: answer.questionVersionId,
      revision: answer.revision,
      selectedAnswers: answer.selectedAnswers,
      textResponse: answer.textResponse,
      fields: answer.fields,
      isFlagged: answer.isFlagged,
      answeredAt: new Date(answer.answeredAt),
      checkedAt: answer.checkedAt === null ? null : new Date(answer.checkedAt),
    })),
  };
}

import "server-only";
import * as z from "zod";
import { type Disclosure, disclosureOf, isShown, reviewFacts } from "@/features/assessment/review-policy";
import {
  type AttemptRules,
  type AttemptState,
  attemptsLeft,
  countingAttempt,
  nextAttempt,
} from "@/features/assessment/rules";
import type { SnapshotItem } from "@/features/assessment/snapshot";
import { decideStart, type StartDecision } from "@/features/assessment/start-decision";
import { feedbackAt } from "@/features/questions/feedback-bands";
import { percentageOf } from "@/features/questions/points";
import type { QuestionContent, QuestionResponse } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import type { InAttempt, ReviewedQuestion } from "@/features/questions/reviewed-question";
import type { RubricGrade } from "@/features/questions/rubric";
import { noAnswer } from "@/features/questions/shared/no-answer";
import type { ShownText } from "@/features/questions/shown-question";
import { AppError } from "@/lib/app-error";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { EarlierJson, earlierAsJson, toEarlierResults } from "./earlier-results";
import { endAttempt } from "./end-attempt";
import { filesBeside } from "./files/list-files";
import { hideStudent } from "./hide-student";
import { NamedJson, namedAsJson } from "./lessons-to-read";
import { type GivenAnswer, type ReadAttempt, readAttempt, sectionsOfAttempt } from "./read-attempt";
import { type Finished, readFinished } from "./read-finished";
import { readQuestions } from "./read-questions";
import { readRubricGrades, showRubric } from "./read-rubric-grades";
import { shownRegrades, withStandingKeys } from "./regrades/show-regrades";
import { type ShownSection, showSections } from "./show-sections";
import { type LinkFile, linkInAttempt, type Show, showTexts } from "./show-texts";

export interface ListedAttempt {
  id: string;
  number: number;
  state: AttemptState;
  endedAt: Date | null;
  score: { earned: number; of: number; isPassed: boolean } | null;
  counts: boolean;
}

export interface AttemptReview {
  id: string;
  number: number;
  title: string;
  slug: string;
  courseTitle: string;
  language: string;
  lessonId: string;
  lessonNumber: string;
  nextLessonId: string | null;
  state: AttemptState;
  endedAt: Date | null;
  /** Null for staff while the assessment hides names: those who have more time are known by name. */
  timeTakenSeconds: number | null;
  rules: AttemptRules;
  /** Null without a limit. */
  attemptsLeft: number | null;
  /** Whether another one may be started now, under the rules of now. */
  next: StartDecision;
  isAnotherOpen: boolean;
  /** Another one would record signals, which the start screen says first. */
  isToldFirst: boolean;
  isOwn: boolean;
  /** What the student who looks at an own passed attempt may have finished with it. */
  finished: Finished | null;
  shown: Disclosure;
  score: { earned: number; of: number; isPassed: boolean } | null;
  /** The author's words for such a score; null where the score isn't shown. */
  overallFeedback: string | null;
  /** Null while the marking waits for a person. */
  isPassed: boolean | null;
  questions: (ReviewedQuestion & InAttempt)[];
  sections: ShownSection[];
  attempts: ListedAttempt[];
}

export type ReviewedAttempt = ({ type: "ended" } & AttemptReview) | { type: "running"; slug: string; lessonId: string };

/**
 * An ended attempt as far as the policy shows it now. Questions keep the version that the student saw. Everything that is not
 * to be seen is left out here, before it could reach a page.
 */
export async function getReview(
  { db, now, actor, locale }: Pick<PersonDeps, "db" | "now" | "actor" | "locale">,
  attemptId: string,
  linkFile: LinkFile = linkInAttempt(attemptId),
): Promise<ReviewedAttempt> {
  const at = now();
  const tick = { type: "tick" as const, at };
  let attempt = await readAttempt(db, { attemptId }, at);
  if (attempt && nextAttempt(attempt, tick) !== attempt) {
    await db.$transaction((tx) => endAttempt(tx, attemptId, tick));
    attempt = await readAttempt(db, { attemptId }, at);
  }
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (attempt.state === "IN_PROGRESS") return { type: "running", slug: attempt.slug, lessonId: attempt.lessonId };
  const asked = await readQuestions(
    db,
    attempt.order.map(({ questionVersionId }) => questionVersionId),
  );
  const isOwn = actor.id === attempt.userId;
  if (!isOwn) attempt = await hideStudent(db, attempt);
  const questions = await withStandingKeys(db, attempt, asked);
  const hasRubric = questions.some((question) => rubricOf(question));
  const grades = hasRubric ? await readRubricGrades(db, attemptId) : new Map<string, RubricGrade>();
  const reviewed = attempt;
  const how = { courseVersionId: attempt.courseVersionId, locale, linkFile };
  const review = await showTexts(db, how, (show) => toReview(reviewed, questions, { show, now: at, grades }));
  const finished = isOwn && review.isPassed ? await readFinished(db, attemptId, at) : null;
  const beside = await readBeside(db, review, attempt, at);
  const files = await filesBeside(db, attempt, isOwn);
  const checkedAt = (versionId: string) => {
    const given = reviewed.answers.find(({ questionVersionId }) => questionVersionId === versionId);
    return isOwn || !given?.checkedAt ? null : new Date(given.checkedAt);
  };
  const compared = review.questions.map((each) => ({
    ...each,
    ...beside(each.versionId),
    files: files(each.versionId),
    checkedAt: checkedAt(each.versionId),
  }));
  return { type: "ended", isOwn, finished, ...review, questions: compared };
}

const Beside = rowSchema(() => ({ earlier: z.array(EarlierJson()), named: z.array(NamedJson()) }));

/**
 * What each question has beside it once correctness is shown: what it earned before, and where the author's words are shown too the
 * lessons named for those that earned less than all of their points. One query, none where nothing is shown.
 */
async function readBeside(
  db: PersonDeps["db"],
  { id, shown, questions }: Pick<AttemptReview, "id" | "shown"> & { questions: readonly ReviewedQuestion[] },
  attempt: ReadAttempt,
  at: Date,
): Promise<(versionId: string) => Required<Pick<InAttempt, "earlier" | "readAgain">>> {
  if (!shown.correctness) return () => ({ earlier: [], readAgain: [] });
  const missed = shown.feedback ? questions.filter(({ result, points }) => result && result.earned < points) : [];
  const versionIds = missed.map(({ versionId }) => versionId);
  const { courseVersionId } = attempt;
  const row = await queryRow(db, Beside)`
    SELECT ${earlierAsJson(id)} AS earlier, ${namedAsJson({ courseVersionId, versionIds, at })} AS named`;
  const earlier = toEarlierResults(row.earlier, attempt, at);
  const named = new Map(row.named.map(({ versionId, lessons }) => [versionId, lessons]));
  return (versionId) => ({ earlier: earlier.get(versionId) ?? [], readAgain: named.get(versionId) ?? [] });
}

const rubricOf = (question: QuestionContent) => questionType(question.type).rubric?.(question) ?? null;

/** As much of an attempt as the review of a question needs. */
export interface GivenIn {
  answers: readonly Omit<
    GivenAnswer,
    "revision" | "isFlagged" | "answeredAt" | "checkedAt" | "isLeftOut" | "regrades"
  >[];
  order: readonly Pick<SnapshotItem, "questionVersionId" | "answerIds">[];
}

function toReview(
  attempt: ReadAttempt,
  questions: readonly QuestionContent[],
  { show, now, grades }: { show: Show; now: Date; grades: ReadonlyMap<string, RubricGrade> },
): Omit<AttemptReview, "isOwn" | "finished" | "questions"> & {
  questions: (ReviewedQuestion & Omit<InAttempt, "readAgain">)[];
} {
  const { former, all: earlier, rulesNow } = attempt;
  const rules = { ...attempt.rules, maxAttempts: rulesNow.maxAttempts };
  const { maxAttempts } = rules;
  const context = { maxAttempts, usedBefore: former.count, closesAt: attempt.closesForAll, now };
  const { isAnyOpen } = attempt;
  const shown = disclosureOf(rules, attempt, earlier, { ...context, isAnyOpen });
  const attempts = listAttempts(attempt, isShown(rules, "score", reviewFacts(earlier, context)));
  const score = attempts.find(({ id }) => id === attempt.id)?.score ?? null;
  const answerTo = (versionId: string) =>
    attempt.answers.find(({ questionVersionId }) => questionVersionId === versionId);
  const own = attempt.all.find(({ id }) => id === attempt.id);
  return {
    id: attempt.id,
    number: attempt.number,
    title: attempt.title,
    slug: attempt.slug,
    courseTitle: attempt.courseTitle,
    language: attempt.language,
    lessonId: attempt.lessonId,
    lessonNumber: attempt.lessonNumber,
    nextLessonId: attempt.nextLessonId,
    state: attempt.state,
    endedAt: attempt.endedAt,
    timeTakenSeconds: attempt.timeTakenSeconds,
    rules,
    attemptsLeft: attemptsLeft(rules.maxAttempts, former.count + earlier.length),
    next: decideStart(rulesNow, { earlier, former, questionCount: questions.length, now }),
    isToldFirst: rulesNow.recordsSignals,
    isAnotherOpen: isAnyOpen || attempt.all.some(({ state }) => state === "IN_PROGRESS"),
    shown,
    score,
    overallFeedback:
      shown.score && shown.feedback && score
        ? feedbackAt(attempt.feedbackBands, percentageOf(score.earned, score.of))
        : null,
    isPassed: own?.isPassed ?? null,
    questions: questions.map((question, index) => ({
      regrades: shown.correctness ? shownRegrades(answerTo(question.versionId)) : null,
      ...reviewQuestion(question, attempt, shown, (source, id) => show(source, `q${index + 1}${id}`)),
      rubric: showRubric(rubricOf(question), grades.get(question.versionId), shown.correctness),
    })),
    sections: showSections(sectionsOfAttempt(attempt), show),
    attempts,
  };
}

function listAttempts({ all, rules }: ReadAttempt, isScoreShown: boolean): ListedAttempt[] {
  const counting = countingAttempt(rules.countingRule, all);
  return all.map(({ id, number, state, endedAt, score, maxScore, isPassed }) => ({
    id,
    number,
    state,
    endedAt,
    score: isScoreShown && score !== null ? { earned: score, of: maxScore, isPassed: isPassed === true } : null,
    counts: counting?.id === id,
  }));
}

/** One question with what was given, as far as `shown` lets it be seen. */
export function reviewQuestion(
  question: QuestionContent,
  { answers, order }: GivenIn,
  shown: Disclosure,
  show: Show,
): ReviewedQuestion {
  const type = questionType(question.type);
  const given = answers.find(({ questionVersionId }) => questionVersionId === question.versionId);
  const response = given ?? noAnswer;
  const asShown = order.find(({ questionVersionId }) => questionVersionId === question.versionId)?.answerIds ?? [];
  // Where options are always shuffled, the author's order may be the key itself.
  const isKey = type.offer?.shuffle === "always";
  const inOrder = isKey ? question : { ...question, answers: sortedLike(question.answers, asShown) };
  const result = { earned: given?.pointsEarned ?? 0, isCorrect: given?.isCorrect ?? false };
  const orNull = (source: string, id: string) => (source.trim() === "" ? null : show(source, id));
  return {
    versionId: question.versionId,
    text: show(question.text, ""),
    blanks: type.offer?.blanks?.(question).map(({ key }) => key) ?? [],
    points: question.points,
    isAnswered: !type.isBlank(response),
    picture: pictureIn(inOrder, response, shown, (source) => show(source, "-i")),
    result: shown.correctness ? result : null,
    rows: type
      .reviewRows(inOrder, response, shown)
      .map(({ who, part, sign, lead = "", kind, text, feedback }, place) => ({
        ...{ who, part },
        sign,
        lead: orNull(lead, `-${place + 1}l`),
        text: kind === "typed" ? text : show(text, `-${place + 1}`),
        feedback: orNull(feedback, `-${place + 1}f`),
      })),
    graderFeedback: shown.feedback ? (given?.feedback ?? "") : "",
    feedback: shown.keys ? orNull(question.feedback, "-f") : null,
    explanation: shown.keys ? orNull(question.explanation, "-e") : null,
  };
}

function pictureIn(
  question: QuestionContent,
  response: QuestionResponse,
  shown: Disclosure,
  show: (source: string) => ShownText,
): ReviewedQuestion["picture"] {
  const { picture, reviewedAreas } = questionType(question.type);
  if (!picture || !reviewedAreas) return null;
  return { image: show(picture(question).image), areas: reviewedAreas(question, response, shown) };
}

/** Options as the student saw them; what was not among them (accepted texts) keeps its order. */
function sortedLike<Item extends { id: string }>(items: readonly Item[], ids: readonly string[]): Item[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  return [...items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

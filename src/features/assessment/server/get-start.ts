import "server-only";
import { shownOfChecked } from "@/features/assessment/checkable";
import { deadlineOf } from "@/features/assessment/deadline";
import { isShown, reviewFacts } from "@/features/assessment/review-policy";
import {
  type AttemptRules,
  attemptsLeft,
  countingAttempt,
  isAssessmentPassed,
  nextAttempt,
} from "@/features/assessment/rules";
import { bySection } from "@/features/assessment/snapshot";
import { decideStart, type StartRefusal } from "@/features/assessment/start-decision";
import { exampleOfDraws } from "@/features/questions/draws";
import type { Hundredths } from "@/features/questions/points";
import type { Control } from "@/features/questions/question-type";
import { partialControls, someNeedGrading } from "@/features/questions/registry";
import type { ReviewPart } from "@/features/questions/review-matrix";
import type { Paging } from "@/features/questions/section-schema";
import type { InSection } from "@/features/questions/sections";
import type { ShownText } from "@/features/questions/shown-question";
import { type Actor, isPerson, personIdOf } from "@/policy/actor";
import type { Deps } from "@/server/trpc/context";
import { endAttempt } from "./end-attempt";
import { type FoundAssessment, findAssessment } from "./find-assessment";
import type { ListedAttempt } from "./get-review";
import { isOpenTo } from "./is-open-to";
import { type LinkFile, showTexts } from "./show-texts";
import { readAddressDays } from "./signals/address-days";

export type StartAction =
  | { type: "sign-in" }
  | { type: "enroll" }
  | { type: "suspended" }
  /** Enrolled, and yet the access table keeps the lesson's content from the viewer. */
  | { type: "closed" }
  | StartRefusal
  /** `endsAt`: at the latest, if it were started at `now`. */
  | { type: "start"; number: number; endsAt: Date | null }
  | { type: "resume"; attemptId: string; number: number; endsAt: Date | null };

/** A section as the start screen lists it. */
export interface SectionFacts {
  /** Empty: it is known by its number. */
  title: string;
  questionCount: number;
  points: Hundredths;
}

/** Every rule of an assessment and where the viewer is, for its start screen. */
export interface AssessmentStartFacts {
  title: string;
  /** Null without one, and for whoever does not see the lesson's content. */
  description: ShownText | null;
  slug: string;
  lessonId: string;
  questionCount: number;
  maxScore: Hundredths;
  /** What each section has, in their order; none without sections. */
  sections: SectionFacts[];
  paging: Paging;
  rules: AttemptRules;
  /** The ways to answer that can earn part of the points. */
  partialCredit: Control[];
  /** A wrong answer to some of its questions costs points. */
  hasPenalties: boolean;
  /** A person grades some of it. */
  needsGrading: boolean;
  /** What answers that are checked during an attempt show; none where that can't be done. */
  shownOfChecked: ReviewPart[];
  isShuffled: boolean;
  /** Some questions are drawn at random: other attempts have others. */
  isDrawn: boolean;
  attemptsUsed: number;
  attemptsLeft: number | null;
  isPassed: boolean;
  attempts: ListedAttempt[];
  /** What the action was decided at. */
  now: Date;
  /** For how many days addresses and browsers are kept; null where an attempt records none. */
  addressDays: number | null;
  action: StartAction;
}

/** In the description of a lesson's assessment. */
const linkInDescription =
  (slug: string, lessonId: string): LinkFile =>
  (path) =>
    `/api/learn/${slug}/${lessonId}/assessment/file?path=${encodeURIComponent(path)}`;

/** Null where the lesson has no assessment. One query, one more where attempts record signals, or a few when looking finds the time of an attempt over. */
export async function getStart(
  deps: Pick<Deps, "db" | "now" | "actor" | "locale">,
  { slug, lessonId }: { slug: string; lessonId: string },
  linkFile: LinkFile = linkInDescription(slug, lessonId),
): Promise<AssessmentStartFacts | null> {
  const { db, now, actor } = deps;
  const userId = personIdOf(actor);
  const at = now();
  const tick = { type: "tick" as const, at };
  const found = await findAssessment(db, { slug, lessonId, userId, now: at });
  const overdue = found?.attempts.find((attempt) => nextAttempt(attempt, tick) !== attempt);
  const how = { ...deps, linkFile };
  if (!found || !overdue) return found && toFacts(found, how, at);
  await db.$transaction((tx) => endAttempt(tx, overdue.id, tick));
  const renewed = await findAssessment(db, { slug, lessonId, userId, now: at });
  return renewed && toFacts(renewed, how, at);
}

async function toFacts(
  found: FoundAssessment,
  { db, actor, locale, linkFile }: Pick<Deps, "db" | "actor" | "locale"> & { linkFile: LinkFile },
  now: Date,
): Promise<AssessmentStartFacts> {
  const { source, attempts, description, courseVersionId } = found;
  const isDescribed = description.trim() !== "" && isPerson(actor) && isOpenTo(actor, found);
  const how = { courseVersionId, locale, linkFile };
  const shownDescription = isDescribed ? await showTexts(db, how, (show) => show(description, "assessment")) : null;
  const { rules, questions, draws } = source;
  const asked = exampleOfDraws(questions, draws);
  const counting = countingAttempt(rules.countingRule, attempts);
  const { maxAttempts } = rules;
  const context = { maxAttempts, usedBefore: found.former.count, closesAt: found.closesForAll, now };
  const isScoreShown = isShown(rules, "score", reviewFacts(attempts, context));
  return {
    title: found.title,
    description: shownDescription,
    slug: found.slug,
    lessonId: found.lessonId,
    questionCount: asked.length,
    maxScore: pointsOf(asked),
    sections: factsOfSections(bySection(source, asked)),
    paging: found.paging,
    rules,
    partialCredit: partialControls(questions.map(({ type }) => type)),
    hasPenalties: found.hasPenalties,
    needsGrading: someNeedGrading(questions),
    shownOfChecked: shownOfChecked(rules, questions),
    isShuffled: source.randomizeQuestions || source.randomizeAnswers,
    isDrawn: draws.length > 0,
    attemptsUsed: found.former.count + attempts.length,
    attemptsLeft: attemptsLeft(rules.maxAttempts, found.former.count + attempts.length),
    isPassed: isAssessmentPassed(rules, attempts),
    attempts: attempts.map(({ id, number, state, endedAt, score, maxScore, isPassed }) => ({
      id,
      number,
      state,
      endedAt,
      score: isScoreShown && score !== null ? { earned: score, of: maxScore, isPassed: isPassed === true } : null,
      counts: counting?.id === id,
    })),
    now,
    addressDays: rules.recordsSignals ? await readAddressDays(db) : null,
    action: actionOf(found, actor, now),
  };
}

const pointsOf = (questions: readonly { points: Hundredths }[]): Hundredths =>
  questions.reduce((sum, { points }) => sum + points, 0);

/** Of those that have questions. */
export const factsOfSections = (
  grouped: readonly InSection<{ title: string }, { points: Hundredths }>[],
): SectionFacts[] =>
  grouped.flatMap(({ section, items }) =>
    section && items.length > 0 ? [{ title: section.title, questionCount: items.length, points: pointsOf(items) }] : [],
  );

function actionOf(found: FoundAssessment, actor: Actor, now: Date): StartAction {
  const { source, former, attempts, enrollment } = found;
  if (actor.kind !== "person") return { type: "sign-in" };
  if (!enrollment) return { type: "enroll" };
  if (enrollment.status === "SUSPENDED") return { type: "suspended" };
  if (!isOpenTo(actor, found)) return { type: "closed" };
  const questionCount = exampleOfDraws(source.questions, source.draws).length;
  const decision = decideStart(source.rules, { earlier: attempts, former, questionCount, now });
  if (decision.type === "start") {
    return { type: "start", number: decision.number, endsAt: deadlineOf(now, source.rules) };
  }
  const open = attempts.find(({ state }) => state === "IN_PROGRESS");
  if (decision.type === "resume" && open) {
    return { type: "resume", attemptId: open.id, number: open.number, endsAt: open.deadlineAt };
  }
  return decision.type === "refuse" ? decision : { type: "refuse", reason: "assessment.no_questions" };
}

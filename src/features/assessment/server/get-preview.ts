import "server-only";
import { createHash } from "node:crypto";
import { shownOfChecked } from "@/features/assessment/checkable";
import type { AttemptRules } from "@/features/assessment/rules";
import { bySection } from "@/features/assessment/snapshot";
import { exampleOfDraws } from "@/features/questions/draws";
import { toHundredths } from "@/features/questions/points";
import type { Control, OfferedIds, QuestionContent } from "@/features/questions/question-type";
import { partialControls, publicView, questionType, someNeedGrading } from "@/features/questions/registry";
import { ReviewMatrix, type ReviewPart } from "@/features/questions/review-matrix";
import { type Paging, type Section, Sections } from "@/features/questions/section-schema";
import type { InSection } from "@/features/questions/sections";
import type { ShownQuestion, ShownText } from "@/features/questions/shown-question";
import type { Prisma } from "@/generated/prisma/client";
import type { Deps } from "@/server/trpc/context";
import type { PreviewLink } from "@/server/trpc/facts";
import { factsOfSections, type SectionFacts } from "./get-start";
import { readQuestions } from "./read-questions";
import { showQuestion } from "./show-question";
import { type ShownSection, showSections } from "./show-sections";
import { type Show, showTexts } from "./show-texts";

/** An assessment as a student would meet it: its rules and its questions, in the author's order and without a key. Of a draw it shows as many as an attempt has. */
export interface AssessmentPreview {
  title: string;
  description: ShownText | null;
  rules: AttemptRules;
  isShuffled: boolean;
  /** Some questions are drawn at random; those shown are an example. */
  isDrawn: boolean;
  /** The ways to answer that can earn part of the points. */
  partialCredit: Control[];
  /** A wrong answer to some of its questions costs points. */
  hasPenalties: boolean;
  /** A person grades some of it. */
  needsGrading: boolean;
  /** What answers that are checked during an attempt show; none where that can't be done. */
  shownOfChecked: ReviewPart[];
  maxScore: number;
  questions: ShownQuestion[];
  sections: (ShownSection & SectionFacts)[];
  paging: Paging;
}

type PreviewDeps = Pick<Deps, "db" | "locale">;

/** Null where the lesson has no assessment. Two queries, three where texts name files, and one more with draws. */
export function getAssessmentPreview(
  deps: PreviewDeps,
  { versionId }: Pick<PreviewLink, "versionId">,
  lessonId: string,
): Promise<AssessmentPreview | null> {
  return previewOf(deps, { versionId, lessonId, moduleVersion: { publishedAt: { not: null } } });
}

/** The same for the course's authors: as it is in the newest version, in modules that are not shown yet too. */
export async function getDraftPreview(
  deps: PreviewDeps,
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<AssessmentPreview | null> {
  const newest = await deps.db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest && previewOf(deps, { versionId: newest.id, lessonId });
}

async function previewOf(
  { db, locale }: PreviewDeps,
  lesson: Prisma.LessonVersionWhereInput & { versionId: string },
): Promise<AssessmentPreview | null> {
  const { versionId } = lesson;
  const found = await db.assessmentVersion.findFirst({
    where: { lessonVersion: lesson },
    include: {
      questions: { orderBy: { position: "asc" }, select: { questionVersionId: true, drawKey: true, sectionKey: true } },
    },
  });
  if (!found) return null;
  const isDrawn = found.questions.some(({ drawKey }) => drawKey !== null);
  const draws = isDrawn
    ? await db.assessmentDraw.findMany({ where: { assessmentVersionId: found.id }, orderBy: { position: "asc" } })
    : [];
  const sections = Sections.parse(found.sections);
  const grouped = bySection({ sections, draws }, exampleOfDraws(found.questions, draws));
  const contents = await readQuestions(
    db,
    grouped.flatMap(({ items }) => items.map(({ questionVersionId }) => questionVersionId)),
  );
  const questions = contents.map((question) => publicView(question, offeredIn(question, found.randomizeAnswers)));
  const review = ReviewMatrix.parse(found.review);
  const texts = await showTexts(db, { courseVersionId: versionId, locale }, (show) => ({
    description: found.description.trim() === "" ? null : show(found.description, "assessment"),
    questions: questions.map((question, index) => showQuestion(question, `q${index + 1}`, show)),
    sections: withFacts(grouped, questions, show),
  }));
  return {
    ...texts,
    title: found.title,
    rules: {
      passingScore: toHundredths(found.passingScore.toString()),
      maxAttempts: found.maxAttempts,
      timeLimitMinutes: found.timeLimitMinutes,
      opensAt: found.opensAt,
      closesAt: found.closesAt,
      cooldownMinutes: found.cooldownMinutes,
      countingRule: found.countingRule,
      review,
      recordsSignals: found.recordsSignals,
    },
    isShuffled: found.randomizeQuestions || found.randomizeAnswers,
    isDrawn,
    partialCredit: partialControls(questions.map(({ type }) => type)),
    hasPenalties: questions.some(({ penalty }) => penalty > 0),
    needsGrading: someNeedGrading(contents),
    shownOfChecked: shownOfChecked({ review }, contents),
    maxScore: questions.reduce((sum, { points }) => sum + points, 0),
    paging: found.paging,
  };
}

/** Its facts beside each shown section: both leave out those without questions. */
function withFacts(
  grouped: readonly InSection<Section, { questionVersionId: string }>[],
  questions: readonly { versionId: string; points: number }[],
  show: Show,
): (ShownSection & SectionFacts)[] {
  const points = new Map(questions.map((question) => [question.versionId, question.points]));
  const facts = factsOfSections(
    grouped.map(({ section, items }) => ({
      section,
      items: items.map(({ questionVersionId }) => ({ points: points.get(questionVersionId) ?? 0 })),
    })),
  );
  return showSections(grouped, show).flatMap((section, at) => {
    const fact = facts[at];
    return fact ? [{ ...section, ...fact }] : [];
  });
}

const digest = (id: string): string => createHash("sha256").update(id).digest("hex");

/** Where students get the options shuffled, the author's order could give the key away: some other order, always the same. */
export function offeredIn({ type, answers, body }: QuestionContent, randomizeAnswers: boolean): OfferedIds {
  const { offer } = questionType(type);
  if (!offer) return { promptIds: [], optionIds: [] };
  const { promptIds, optionIds } = offer.ids({ answerIds: answers.map(({ id }) => id), body });
  const isShuffled = offer.shuffle === "always" || (offer.shuffle === "as-set" && randomizeAnswers);
  const byDigest = (a: string, b: string) => digest(a).localeCompare(digest(b));
  return { promptIds, optionIds: isShuffled ? [...optionIds].sort(byDigest) : optionIds };
}

import "server-only";
import { createHash } from "node:crypto";
import type { AttemptRules } from "@/features/assessment/rules";
import { toHundredths } from "@/features/questions/points";
import { publicView, questionType } from "@/features/questions/registry";
import type { ShownQuestion, ShownText } from "@/features/questions/shown-question";
import type { Prisma } from "@/generated/prisma/client";
import type { Deps } from "@/server/trpc/context";
import type { PreviewLink } from "@/server/trpc/facts";
import { readQuestions } from "./read-questions";
import { textsOf } from "./show-texts";

/** An assessment as a student would meet it: its rules and its questions, in the author's order and without a key. */
export interface AssessmentPreview {
  title: string;
  description: ShownText | null;
  rules: AttemptRules;
  isShuffled: boolean;
  hasPartialCredit: boolean;
  maxScore: number;
  questions: ShownQuestion[];
}

type PreviewDeps = Pick<Deps, "db" | "locale">;

/** Null where the lesson has no assessment. Two queries, three where texts name files. */
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
    include: { questions: { orderBy: { position: "asc" }, select: { questionVersionId: true } } },
  });
  if (!found) return null;
  const contents = await readQuestions(
    db,
    found.questions.map(({ questionVersionId }) => questionVersionId),
  );
  const questions = contents.map((question) =>
    publicView(
      question,
      inShownOrder(
        question.answers.map(({ id }) => id),
        found.randomizeAnswers,
      ),
    ),
  );
  const sources = questions.flatMap(({ text, options }) => [text, ...options.map((option) => option.text)]);
  const show = await textsOf(db, { courseVersionId: versionId, locale }, [found.description, ...sources]);
  return {
    title: found.title,
    description: found.description.trim() === "" ? null : show(found.description, "assessment"),
    rules: {
      passingScore: toHundredths(found.passingScore.toString()),
      maxAttempts: found.maxAttempts,
      timeLimitMinutes: found.timeLimitMinutes,
      countingRule: found.countingRule,
      showResults: found.showResults,
      showCorrectAnswers: found.showCorrectAnswers,
    },
    isShuffled: found.randomizeQuestions || found.randomizeAnswers,
    hasPartialCredit: questions.some(({ type }) => questionType(type).partialCredit),
    maxScore: questions.reduce((sum, { points }) => sum + points, 0),
    questions: questions.map((question, index) => ({
      ...question,
      text: show(question.text, `q${index + 1}`),
      options: question.options.map(({ id, text }, place) => ({ id, text: show(text, `q${index + 1}-${place + 1}`) })),
    })),
  };
}

const digest = (id: string): string => createHash("sha256").update(id).digest("hex");

/** Where students get the options shuffled, the author's order could give the key away: some other order, always the same. */
function inShownOrder(ids: readonly string[], isShuffled: boolean): string[] {
  return isShuffled ? [...ids].sort((a, b) => digest(a).localeCompare(digest(b))) : [...ids];
}

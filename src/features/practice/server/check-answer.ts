import "server-only";
import { reviewQuestion } from "@/features/assessment/server/get-review";
import { LessonToReadJson, lessonBefore, readLessonsToRead } from "@/features/assessment/server/lessons-to-read";
import { showTexts } from "@/features/assessment/server/show-texts";
import { minutesUntil, ratingFor } from "@/features/practice/rules";
import { reviewMemory } from "@/features/practice/scheduling";
import { type PracticeAnswer, type PracticeRating, practiceRatings } from "@/features/practice/schema";
import type { LessonToRead, ReviewedQuestion } from "@/features/questions/reviewed-question";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { offeredOn, type PracticeDeps } from "./get-practice";
import { markCard } from "./mark-card";
import type { OpenCard } from "./read-open-cards";

const Before = rowSchema(() => ({
  before: LessonToReadJson().nullable(),
}));

export interface CheckedAnswer {
  review: ReviewedQuestion;
  /** What the result suggests. */
  rating: PracticeRating;
  /** Until the question is asked again, by the rating. */
  againInMinutes: Record<PracticeRating, number>;
  /** What the author named for the question, else the last lesson before the assessment; none where the person isn't enrolled. */
  readAgain: readonly LessonToRead[];
}

/** Marks an answer and shows what is right. Nothing is written: the question stays due until it is rated. Throws as `markCard`. */
export async function checkAnswer(deps: PracticeDeps, answer: PracticeAnswer): Promise<CheckedAnswer> {
  const { db, locale, now } = deps;
  const { card, question, score } = await markCard(deps, answer);
  const { questionVersionId, courseVersionId } = card;
  const memory = await db.practiceCard.findUniqueOrThrow({ where: { id: card.id } });
  const { selectedAnswers, textResponse, fields } = answer;
  const given = { questionVersionId, selectedAnswers, textResponse, fields, feedback: "" };
  const attempt = {
    answers: [{ ...given, isCorrect: score.isCorrect, pointsEarned: score.earned }],
    order: [{ questionVersionId, answerIds: [...offeredOn(card, question).optionIds] }],
  };
  const shown = { score: true, correctness: true, feedback: card.showsFeedback, keys: true };
  const at = now();
  const againIn = practiceRatings.map(
    (rating) => [rating, minutesUntil(reviewMemory(memory, rating, at).dueAt, at)] as const,
  );
  return {
    review: await showTexts(db, { courseVersionId, locale }, (show) =>
      reviewQuestion(question, attempt, shown, (source, id) => show(source, `a${id}`)),
    ),
    rating: ratingFor(score),
    againInMinutes: Object.fromEntries(againIn) as Record<PracticeRating, number>,
    readAgain: await readAgainOf(deps, card),
  };
}

async function readAgainOf({ db, now }: PracticeDeps, card: OpenCard): Promise<readonly LessonToRead[]> {
  const { questionVersionId, courseVersionId, lessonId, isEnrolled, showsFeedback } = card;
  if (!isEnrolled) return [];
  const at = now();
  const named = showsFeedback ? await readLessonsToRead(db, { courseVersionId, versionId: questionVersionId, at }) : [];
  if (named.length > 0) return named;
  const [row] = await queryRows(db, Before)`
    SELECT ${lessonBefore(at)} AS before
      FROM lesson_version lv JOIN module_version mv ON mv.id = lv.module_version_id
     WHERE lv.version_id = ${courseVersionId}::uuid AND lv.lesson_id = ${lessonId}::uuid`;
  return row?.before ? [row.before] : [];
}

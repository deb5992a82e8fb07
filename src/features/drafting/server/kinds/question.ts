import "server-only";
import { addQuestion } from "@/features/authoring/server/assessment/add-question";
import { removeQuestion } from "@/features/authoring/server/assessment/question-order";
import { removeUntouchedAssessment } from "@/features/authoring/server/assessment/remove-untouched";
import { addAssessment } from "@/features/authoring/server/assessment/save-rules";
import { QuestionContent } from "@/features/drafting/suggestions";
import { fitToKind } from "@/features/questions/authoring";
import { AppError, isAppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { DecideDeps, KindOfSuggestion, SuggestionPlace } from "./suggestion-kind";

/**
 * A question at the end of its lesson's assessment, which it brings along where there is none. Taking it back is refused once
 * someone has changed it; the assessment that it brought goes with the last of them, unless someone has set it up.
 */
export const questionKind: KindOfSuggestion<QuestionContent, "question"> = {
  name: "question",
  content: QuestionContent,

  async accept(deps, place, { questionId, question }) {
    const { courseId, lessonId } = lessonOf(place);
    await noteNewAssessment(deps.db, place);
    await addAssessment(deps, { courseId, lessonId });
    await addQuestion(deps, { courseId, lessonId, questionId, question });
    return { targetId: questionId };
  },

  async takeBack(deps, place, content) {
    const isGone = place.lessonId === null || (await takeOut(deps, { ...place, lessonId: place.lessonId }, content));
    // A question that was taken out is known by its id: accepted again, it is made again.
    return { ...withNewIds(content), makesAssessment: content.makesAssessment && !isGone };
  },

  edit(content, { question }) {
    return { ...content, question: fitToKind(question), suggested: content.suggested ?? content.question };
  },

  asSuggested(content) {
    return { ...content, question: content.suggested ?? content.question, suggested: null };
  },
};

function lessonOf({ courseId, lessonId }: SuggestionPlace): { courseId: string; lessonId: string } {
  if (lessonId === null) throw new AppError("CONFLICT", "authoring.lesson_gone");
  return { courseId, lessonId };
}

const withNewIds = ({ question, ...content }: QuestionContent): QuestionContent => ({
  ...content,
  questionId: uuidV7(),
  question: { ...question, answers: question.answers.map((answer) => ({ ...answer, id: uuidV7() })) },
});

type LessonPlace = SuggestionPlace & { lessonId: string };

/** @returns whether the lesson has no assessment afterwards. */
async function takeOut(deps: DecideDeps, place: LessonPlace, content: QuestionContent): Promise<boolean> {
  try {
    await removeQuestion(deps, { ...place, questionId: content.questionId }, content.question);
    return await takeAssessmentBack(deps, place);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.reason === "authoring.question_changed_meanwhile")
      throw new AppError("CONFLICT", "drafting.written_since");
    if (error.reason === "authoring.assessment_gone") return true;
    throw error;
  }
}

/** Written down before the assessment is made, so that it is known after a crash between the two. */
async function noteNewAssessment(db: Tx, { suggestionId, courseId, lessonId }: SuggestionPlace): Promise<void> {
  await db.$executeRaw`
    UPDATE suggestion SET content = content || '{"makesAssessment": true}'
     WHERE id = ${suggestionId}::uuid AND NOT EXISTS (
       SELECT 1 FROM assessment_version a JOIN lesson_version l ON l.id = a.lesson_version_id
        WHERE l.lesson_id = ${lessonId}::uuid AND l.version_id = (
          SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1))`;
}

/** Any suggestion for the lesson may have brought the assessment, and any may be the last to be taken back. */
async function takeAssessmentBack(deps: DecideDeps, { courseId, lessonId }: LessonPlace): Promise<boolean> {
  const brought = await deps.db.suggestion.count({
    where: { lessonId, targetKind: "question", content: { path: ["makesAssessment"], equals: true } },
  });
  if (brought === 0) return false;
  const { isGone } = await removeUntouchedAssessment(deps, { courseId, lessonId });
  if (isGone)
    await deps.db.$executeRaw`
      UPDATE suggestion SET content = content - 'makesAssessment'
       WHERE lesson_id = ${lessonId}::uuid AND target_kind = 'question'`;
  return isGone;
}

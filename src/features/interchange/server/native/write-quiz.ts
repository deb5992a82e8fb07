import "server-only";
import type { AssessmentDocument } from "@/features/interchange/course-document";
import { formatName } from "@/features/interchange/server/native/native-schema";
import { drawFields } from "@/features/interchange/server/native/quiz-draws";
import { courseFile, type QuestionDocument } from "@/features/questions/course-files";
import { isStandardReview } from "@/features/questions/review-matrix";

/** An assessment as the keys of a `.quiz.yaml` file, in the format's order; what equals its default is undefined. */
export function quizFields(assessment: AssessmentDocument, lessonTitle: string): object {
  const unless = <T>(value: T, standard: T) => (value === standard ? undefined : value);
  return {
    title: unless(assessment.title, lessonTitle),
    description: unless(assessment.description, ""),
    passingScore: assessment.passingScore,
    maxAttempts: unless(assessment.maxAttempts, 0),
    timeLimitMinutes: unless(assessment.timeLimitMinutes, 0),
    opensAt: unless(assessment.opensAt, null),
    closesAt: unless(assessment.closesAt, null),
    cooldownMinutes: unless(assessment.cooldownMinutes, 0),
    shuffleQuestions: unless(assessment.shuffleQuestions, false),
    shuffleAnswers: unless(assessment.shuffleAnswers, false),
    review: isStandardReview(assessment.review) ? undefined : assessment.review,
    counts: unless(formatName(assessment.counts), "best"),
    feedbackBands: assessment.feedbackBands.length === 0 ? undefined : assessment.feedbackBands,
    recordsSignals: unless(assessment.recordsSignals, false),
    hidesNames: unless(assessment.hidesNames, false),
    twoGraders: unless(assessment.twoGraders, false),
    agreementPercent: unless(assessment.agreementPercent, 10),
    paging: assessment.paging && formatName(assessment.paging),
    sections: assessment.sections?.map(({ key, title, introduction }) => ({
      id: key,
      title: unless(title, ""),
      introduction: unless(introduction, ""),
    })),
    draws: assessment.draws && drawFields(assessment.draws),
    questions: assessment.questions.map(questionFields),
  };
}

function questionFields(question: QuestionDocument): object {
  return {
    id: question.sourceKey,
    type: formatName(question.type),
    section: question.section,
    draw: question.draw,
    text: question.text,
    points: question.points === 1 || question.draw !== undefined ? undefined : question.points,
    penalty: question.penalty,
    ...courseFile(question.type).write(question),
    feedback: question.feedback || undefined,
    explanation: question.explanation || undefined,
    readAgain: question.draw === undefined ? question.readAgain : undefined,
  };
}

import "server-only";
import type { LessonDocument, NotCarried } from "@/features/interchange/course-document";
import type { AppQuiz, QuizApp } from "@/features/interchange/server/markdown/quiz-app";
import type { OpenUnit } from "@/features/interchange/server/markdown/read-markdown-course";
import { findReferences } from "@/features/interchange/server/text/references";
import { unsaidOfAssessment, unsaidOfLesson } from "@/features/interchange/server/unsaid";

export interface QuizPlace {
  before: AppQuiz[];
  after: AppQuiz[];
}

/** Puts each quiz at the first lesson that links to it: before it when the link is in its first third. */
export function placeQuizzes(
  app: QuizApp | null,
  units: readonly OpenUnit[],
  lost: (entry: NotCarried) => void,
): Map<string, QuizPlace> {
  const places = new Map<string, QuizPlace>();
  if (app === null) return places;
  const waiting = new Map(app.quizzes.map((quiz) => [quiz.id, quiz]));
  for (const unit of units) {
    const { body } = unit.text;
    if (!body.includes("/quiz/")) continue;
    for (const { url, start } of findReferences(body, unit.file.path)) {
      const id = /^https?:\/\/[^?#]*\/quiz\/(\w+)\/?(?:[?#].*)?$/.exec(url)?.[1];
      const quiz = id === undefined ? undefined : waiting.get(id);
      if (!quiz) continue;
      waiting.delete(quiz.id);
      const place = places.get(unit.key) ?? { before: [], after: [] };
      const isBefore = /\bpre\b/i.test(quiz.title) || (!/\bpost\b/i.test(quiz.title) && start < body.length / 3);
      (isBefore ? place.before : place.after).push(quiz);
      places.set(unit.key, place);
    }
  }
  for (const { id, title, questions } of waiting.values()) {
    lost({
      where: app.path,
      what: "quiz",
      why: `No lesson links to quiz ${id}, "${title}" (${questions.length} questions).`,
    });
  }
  for (const [key, place] of places) {
    const hasQuestions = ({ questions }: AppQuiz) => questions.length > 0;
    places.set(key, { before: place.before.filter(hasQuestions), after: place.after.filter(hasQuestions) });
  }
  return places;
}

/** A quiz as a lesson of its own. */
export function quizLesson(quiz: AppQuiz, section: string, required: boolean): LessonDocument {
  return {
    ...unsaidOfLesson,
    sourceKey: `quiz-${quiz.id}`,
    title: quiz.title,
    section,
    type: "QUIZ",
    activity: "DO",
    required,
    durationMinutes: quiz.questions.length,
    assessment: { ...unsaidOfAssessment, title: quiz.title, passingScore: 60, questions: quiz.questions },
  };
}

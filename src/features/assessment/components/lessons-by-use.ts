import type { LessonToRead } from "@/features/questions/reviewed-question";

export interface LessonForQuestions extends LessonToRead {
  /** How many of the questions it was named for. */
  count: number;
}

/** Each lesson once, those that were named for most questions first, else in the order of the course. */
export function lessonsByUse(questions: readonly { readAgain: readonly LessonToRead[] }[]): LessonForQuestions[] {
  const byId = new Map<string, LessonForQuestions>();
  for (const lesson of questions.flatMap(({ readAgain }) => readAgain))
    byId.set(lesson.lessonId, { ...lesson, count: (byId.get(lesson.lessonId)?.count ?? 0) + 1 });
  return [...byId.values()].sort(
    (one, other) => other.count - one.count || one.place.localeCompare(other.place, "en", { numeric: true }),
  );
}

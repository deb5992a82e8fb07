import "server-only";
import type { CourseDocument, LessonDocument, VideoDocument } from "@/features/interchange/course-document";

/** The document as the database gives it back: captions by language and one each, whole minutes, two decimals. */
export function normalizeDocument(course: CourseDocument): CourseDocument {
  return {
    ...course,
    modules: course.modules.map((module) => ({ ...module, lessons: module.lessons.map(normalizeLesson) })),
  };
}

function normalizeLesson(lesson: LessonDocument): LessonDocument {
  const { assessment } = lesson;
  return {
    ...lesson,
    video: lesson.video && normalizeVideo(lesson.video),
    assessment: assessment && {
      ...assessment,
      passingScore: twoDecimals(assessment.passingScore),
      questions: assessment.questions.map((question) => ({ ...question, points: twoDecimals(question.points) })),
    },
  };
}

function normalizeVideo(video: VideoDocument): VideoDocument {
  const byLanguage = new Map(video.captions.map((caption) => [caption.language, caption]));
  const captions = [...byLanguage.values()].sort((a, b) => (a.language < b.language ? -1 : 1));
  return { ...video, captions };
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

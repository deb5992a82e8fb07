import type { CourseDocument } from "@/features/interchange/course-document";

const twoSections = ["case", "rest"].map((id) => ({ key: id, title: id === "case" ? "" : "Rest", introduction: id }));

/** Some of the questions name the first one or two lessons of the course, and some assessments have sections. */
export function withLessonsToRead(document: CourseDocument): CourseDocument {
  const lessons = document.modules.flatMap((module) => module.lessons);
  const keys = lessons.map(({ sourceKey }) => sourceKey);
  for (const [place, { assessment }] of lessons.entries()) {
    const isSplit = assessment && place % 2 === 0;
    if (isSplit) Object.assign(assessment, { paging: "QUESTION", sections: twoSections });
    for (const [at, question] of (assessment?.questions ?? []).entries()) {
      if (isSplit) question.section = at === 0 ? "case" : "rest";
      const readAgain = keys.slice(0, at % 3);
      if (readAgain.length > 0) question.readAgain = readAgain;
    }
  }
  return document;
}

import type { CourseDocument } from "@/features/interchange/course-document";

const twoSections = ["case", "rest"].map((id) => ({ key: id, title: id === "case" ? "" : "Rest", introduction: id }));

const categories = [
  { name: "Homework", weight: 40, dropLowest: 1 },
  { name: "Exams", weight: 33.33, dropLowest: 0 },
];

const drawn = { key: "01980c1e-0000-7000-8000-000000000001", bank: "Tides", tags: [], count: 1, points: 1 };

/** Some of the questions name the first one or two lessons of the course, some assessments have sections or a draw, and some courses a gradebook. */
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
    const [pooled] = isSplit ? [] : (assessment?.questions ?? []).slice(1);
    if (!assessment || !pooled) continue;
    const readAgain = keys.slice(0, 1);
    assessment.draws = [{ ...drawn, readAgain }];
    Object.assign(pooled, { draw: drawn.key, points: drawn.points, readAgain });
  }
  const assessed = lessons.filter(({ assessment }) => assessment);
  const items = assessed.map(({ sourceKey: lesson }) => ({ lesson, category: "Homework", points: 12.5 }));
  const oral = { title: "Oral exam", points: 100 };
  if (lessons.length % 2 === 0)
    document.gradebook = { countsMissing: assessed.length > 1, categories, items: [...items, oral] };
  return document;
}

import "server-only";
import type { ModuleDocument, NotCarried } from "@/features/interchange/course-document";

/** Leaves out, and tells, the lessons to read again that the course does not have. */
export function keepKnownReadAgain(modules: readonly ModuleDocument[], lost: (entry: NotCarried) => void): void {
  const lessons = modules.flatMap((module) => module.lessons);
  const keys = new Set(lessons.map(({ sourceKey }) => sourceKey));
  for (const { title, assessment } of lessons) {
    for (const question of assessment?.questions ?? []) {
      const { readAgain = [], sourceKey } = question;
      for (const key of readAgain.filter((each) => !keys.has(each)))
        lost({
          where: title,
          what: "lesson to read again",
          why: `Question ${sourceKey} names "${key}", which is not in the course.`,
        });
      const known = readAgain.filter((key) => keys.has(key));
      if (known.length > 0) question.readAgain = known;
      else delete question.readAgain;
    }
  }
}

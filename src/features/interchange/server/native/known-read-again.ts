import "server-only";
import type { ModuleDocument, NotCarried } from "@/features/interchange/course-document";

interface Naming {
  readAgain?: string[];
}

/**
 * Leaves out, and tells, the lessons to read again that the course does not have. Questions in the pool of a draw get those of the
 * draw; what they name beside them is told too.
 */
export function keepKnownReadAgain(modules: readonly ModuleDocument[], lost: (entry: NotCarried) => void): void {
  const lessons = modules.flatMap((module) => module.lessons);
  const keys = new Set(lessons.map(({ sourceKey }) => sourceKey));
  for (const { title, assessment } of lessons) {
    const tell = (why: string) => lost({ where: title, what: "lesson to read again", why });
    const keep = (each: Naming, name: string) => {
      const { readAgain = [] } = each;
      for (const key of readAgain) if (!keys.has(key)) tell(`${name} names "${key}", which is not in the course.`);
      setReadAgain(
        each,
        readAgain.filter((key) => keys.has(key)),
      );
    };
    const draws = new Map((assessment?.draws ?? []).map((draw) => [draw.key, draw]));
    for (const draw of draws.values()) keep(draw, `The draw from ${draw.bank}`);
    for (const question of assessment?.questions ?? []) {
      const { sourceKey, readAgain: own = [] } = question;
      const draw = draws.get(question.draw ?? "");
      if (!draw) {
        keep(question, `Question ${sourceKey}`);
        continue;
      }
      const { readAgain = [] } = draw;
      for (const key of own)
        if (!readAgain.includes(key)) tell(`Question ${sourceKey} names "${key}", which its draw doesn't name.`);
      setReadAgain(question, readAgain);
    }
  }
}

function setReadAgain(each: Naming, readAgain: readonly string[]): void {
  if (readAgain.length > 0) each.readAgain = [...readAgain];
  else delete each.readAgain;
}

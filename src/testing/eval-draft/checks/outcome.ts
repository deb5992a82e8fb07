import type { Db } from "@/server/db/client";

/** All that a draft came to: its suggestions with their citations, its course, and what was answered; without times. */
export async function readOutcome(db: Db, draftId: string) {
  const { courseId } = await db.aICourseDraft.findUniqueOrThrow({ where: { id: draftId }, select: { courseId: true } });
  const [runs, suggestions, citations, modules, lessons, questions, page] = await Promise.all([
    db.draftRun.findMany({
      where: { draftId },
      orderBy: { id: "asc" },
      select: {
        stage: true,
        state: true,
        failure: true,
        units: { orderBy: { position: "asc" }, select: { id: true, key: true, state: true, answer: true } },
      },
    }),
    db.suggestion.findMany({
      where: { draftId },
      orderBy: { id: "asc" },
      omit: { createdAt: true, updatedAt: true, decidedAt: true },
    }),
    db.citation.findMany({
      where: { suggestion: { draftId } },
      orderBy: { id: "asc" },
      select: { id: true, suggestionId: true, spanId: true, quote: true },
    }),
    db.moduleVersion.findMany({
      where: { version: { courseId: courseId ?? "" } },
      orderBy: { position: "asc" },
      select: { moduleId: true, title: true, description: true },
    }),
    db.lessonVersion.findMany({
      where: { version: { courseId: courseId ?? "" } },
      orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
      select: { lessonId: true, title: true, content: true },
    }),
    db.assessmentQuestion.findMany({
      where: { assessmentVersion: { lessonVersion: { version: { courseId: courseId ?? "" } } } },
      orderBy: { questionVersion: { questionId: "asc" } },
      select: {
        position: true,
        questionVersion: {
          select: {
            questionId: true,
            text: true,
            answers: { orderBy: { position: "asc" }, select: { text: true, isCorrect: true } },
          },
        },
      },
    }),
    db.courseVersion.findMany({
      where: { courseId: courseId ?? "" },
      select: { subtitle: true, description: true, objectives: true, requirements: true, audience: true },
    }),
  ]);
  return { courseId, runs, suggestions, citations, modules, lessons, questions, page };
}

/** What is not the same, in a few words. */
export function differences(one: object, other: object): string[] {
  const [left, right] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
  return Object.keys(left ?? {}).flatMap((name) => {
    const [a, b] = [JSON.stringify(left?.[name], null, 1), JSON.stringify(right?.[name], null, 1)];
    if (a === b) return [];
    const [lines, others] = [a?.split("\n") ?? [], b?.split("\n") ?? []];
    const at = lines.findIndex((line, index) => line !== others[index]);
    return [`${name}, line ${at}: ${lines[at]} / ${others[at]}`];
  });
}

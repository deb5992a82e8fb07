import type {
  OutlineLessonView,
  Spent,
  StageSummary,
  StageView,
  UnitView,
} from "@/features/drafting/server/runs/stage-view";
import type { Stage } from "@/features/drafting/suggestions";

/** Stages in which one lesson is looked at at a time. */
export const goesByLesson = (stage: Stage): boolean => stage === "lessons" || stage === "assessments";

export interface OutlinePlace {
  title: string;
  /** As the outline counts: "2" for a module, "2.3" for a lesson. */
  number: string;
}

/** The modules and lessons of a course by their ids. */
export function placesOf(outline: StageView["outline"]): Map<string, OutlinePlace> {
  return new Map(
    outline.flatMap(({ moduleId, title, lessons }, at) => [
      [moduleId, { title, number: String(at + 1) }] as const,
      ...lessons.map((lesson, n) => [lesson.lessonId, { title: lesson.title, number: `${at + 1}.${n + 1}` }] as const),
    ]),
  );
}

/** The pieces of work that are about what is looked at: all, or those of one lesson. */
export function unitsHere({ units }: StageSummary, lessonId: string | null): UnitView[] {
  return lessonId === null ? units : units.filter(({ key }) => key === lessonId);
}

export const isEnded = ({ state }: UnitView): boolean => state === "DONE" || state === "FAILED";

/** What all stages took. Amounts of another currency than the last one are left out: they cannot be added. */
export function totalSpent(stages: readonly StageSummary[]): Spent {
  const currency = stages.findLast(({ spent }) => spent.currency !== null)?.spent.currency ?? null;
  const total: Spent = { requests: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, currency };
  for (const { spent } of stages) {
    total.requests += spent.requests;
    total.inputTokens += spent.inputTokens;
    total.outputTokens += spent.outputTokens;
    if (spent.currency === currency) total.costMicros += spent.costMicros;
  }
  return total;
}

/** The lessons that a stage writes for unless its author chooses others: those that have nothing of it yet. */
export function lessonsToWrite(outline: StageView["outline"]): OutlineLessonView[] {
  return outline.flatMap(({ lessons }) => lessons).filter(({ written, waiting }) => !written && waiting === 0);
}

/** Pieces of work of a whole stage, each of which is asked for automatically. */
export const unitCount = (stage: Stage, outline: StageView["outline"]): number => {
  if (goesByLesson(stage)) return lessonsToWrite(outline).length;
  return stage === "modules" ? outline.length : 1;
};

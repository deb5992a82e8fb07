import "server-only";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import { firstWords } from "@/features/authoring/banks/first-words";
import { openBanks } from "@/features/authoring/server/banks/own-banks";
import type { QuestionKind } from "@/features/questions/edited-question";
import type { PersonDeps } from "@/server/trpc/context";
import { drawColumns, readPlaced } from "./read-pools";

export interface ListedDraw {
  key: string;
  bankId: string;
  bankTitle: string;
  /** The asker may open the bank, and so update or change the draw. */
  isOpen: boolean;
  tags: string[];
  difficulty: number | null;
  count: number;
  points: number;
  sectionKey: string | null;
  /** Lessons that students are sent to who missed one of its questions. */
  readAgain: string[];
  pool: { text: string; type: QuestionKind }[];
}

/** The draws of a lesson's assessment with their pools, as in the draft, or in what is live where none waits; none without one. */
export async function listDraws(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { courseId, lessonId }: AssessmentPlace,
): Promise<ListedDraw[]> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const assessment = await db.assessmentVersion.findFirst({
    where: { lessonVersion: { versionId: newest?.id ?? courseId, lessonId } },
    select: {
      id: true,
      draws: { orderBy: { position: "asc" }, select: { ...drawColumns, bank: { select: { title: true } } } },
    },
  });
  if (!assessment || assessment.draws.length === 0) return [];
  const ids = assessment.draws.map(({ bankId }) => bankId);
  const open = await db.questionBank.findMany({
    where: { AND: [{ id: { in: ids } }, openBanks(actor)] },
    select: { id: true },
  });
  const placed = await readPlaced(db, assessment.id);
  return assessment.draws.map(({ bank, points, position: _, ...draw }) => ({
    ...draw,
    bankTitle: bank.title,
    isOpen: open.some(({ id }) => id === draw.bankId),
    points: points.toNumber(),
    pool: placed
      .filter(({ drawKey }) => drawKey === draw.key)
      .map(({ row }) => ({ text: firstWords(row.text), type: row.type })),
  }));
}

import "server-only";
import { askable, type BankContent, type DrawTerms, type PoolContent } from "@/features/authoring/banks/pool";
import { mostDrawn } from "@/features/authoring/banks/schema";
import { type ContentRow, contentColumns } from "@/features/authoring/server/assessment/find-question";
import { StoredQuestion } from "@/features/questions/edited-question";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";

export const drawColumns = {
  key: true,
  bankId: true,
  tags: true,
  difficulty: true,
  count: true,
  points: true,
  position: true,
  sectionKey: true,
  readAgain: true,
} as const satisfies Prisma.AssessmentDrawSelect;
export type DrawRow = Prisma.AssessmentDrawGetPayload<{ select: typeof drawColumns }>;

export const termsOf = ({ points, readAgain }: Pick<DrawRow, "points" | "readAgain">): DrawTerms => ({
  points: points.toNumber(),
  readAgain,
});

export interface PlacedInPool extends PoolContent {
  placementId: string;
  drawKey: string;
  row: ContentRow;
}

export const bankColumns = {
  id: true,
  bankQuestionId: true,
  content: true,
} as const satisfies Prisma.BankQuestionVersionSelect;

/** What a question of an assessment was in its bank. */
export const inBank = (version: { id: string; content: unknown } | null) => ({
  bankVersionId: version?.id ?? "",
  bankContent: StoredQuestion.safeParse(version?.content).data ?? null,
});

/** The questions in the pools of an assessment's draws, in their order. */
export async function readPlaced(tx: Tx, assessmentVersionId: string): Promise<PlacedInPool[]> {
  const rows = await tx.assessmentQuestion.findMany({
    where: { assessmentVersionId, drawKey: { not: null } },
    orderBy: { position: "asc" },
    select: {
      id: true,
      drawKey: true,
      questionVersion: {
        select: { ...contentColumns, bankQuestionVersion: { select: bankColumns } },
      },
    },
  });
  return rows.map(({ id, drawKey, questionVersion: { bankQuestionVersion, ...row } }) => ({
    ...{ placementId: id, drawKey: drawKey ?? "", row, ...termsOf(row) },
    bankQuestionId: bankQuestionVersion?.bankQuestionId ?? "",
    ...inBank(bankQuestionVersion),
  }));
}

/** The questions of a bank that match a draw and can be asked, in the order in which they were added; at most `mostDrawn`. */
export async function readMatching(
  tx: Tx,
  { bankId, tags, difficulty }: Pick<DrawRow, "bankId" | "tags" | "difficulty">,
): Promise<BankContent[]> {
  const rows = await tx.bankQuestion.findMany({
    where: { bankId, deletedAt: null, tags: { hasEvery: tags }, ...(difficulty !== null && { difficulty }) },
    orderBy: { id: "asc" },
    select: { id: true, versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, content: true } } },
  });
  const latest = rows.flatMap(({ id, versions }) =>
    versions.map((version) => ({
      ...{ bankQuestionId: id, bankVersionId: version.id, content: StoredQuestion.parse(version.content) },
    })),
  );
  return askable(latest).slice(0, mostDrawn);
}

import { monthOf } from "@/features/drafting/credits";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import type { Db } from "@/server/db/client";
import type { Exchange } from "@/testing/eval-draft/wire";

export interface Totals {
  requests: number;
  inputTokens: number;
  outputTokens: number;
}

/** What passed over the wire and was answered whole: the server's own count. */
export const countedByServer = (exchanges: readonly Exchange[]): Totals => {
  const whole = exchanges.flatMap(({ isWhole, usage }) => (isWhole && usage ? [usage] : []));
  return {
    requests: whole.length,
    inputTokens: whole.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: whole.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  };
};

/** Outcomes of requests that were answered whole, whatever the answer was good for. */
const wholeOutcomes = ["answered", "invalid_answer", "refused"];

export async function countedByLedger(db: Db): Promise<Totals & { all: number; open: number; unanswered: string[] }> {
  const rows = await db.aiRequest.findMany();
  const whole = rows.filter(({ outcome }) => wholeOutcomes.includes(outcome));
  return {
    requests: whole.length,
    inputTokens: whole.reduce((sum, row) => sum + row.inputTokens, 0),
    outputTokens: whole.reduce((sum, row) => sum + row.outputTokens, 0),
    all: rows.length,
    open: rows.filter(({ endedAt }) => endedAt === null).length,
    unanswered: rows
      .filter(({ outcome }) => !wholeOutcomes.includes(outcome))
      .map(({ stage, outcome, error }) => `${stage}: ${outcome}, ${error}`),
  };
}

/** Of each person and month what is said to be used, and the sum of their rows: a run may go on beyond the end of a month. */
export async function creditsAgainstRows(db: Db): Promise<{ userId: string; used: number; sum: number }[]> {
  const sums = new Map<string, { userId: string; at: Date; sum: number }>();
  for (const { userId, createdAt, inputTokens, outputTokens } of await db.aiRequest.findMany()) {
    const key = `${userId} ${monthOf(createdAt).start.toISOString()}`;
    const { sum } = sums.get(key) ?? { sum: 0 };
    sums.set(key, { userId, at: createdAt, sum: sum + inputTokens + 4 * outputTokens });
  }
  return Promise.all(
    [...sums.values()].map(async ({ userId, at, sum }) => ({
      userId,
      used: (await readCredits(db, userId, at)).usedTokens,
      sum,
    })),
  );
}

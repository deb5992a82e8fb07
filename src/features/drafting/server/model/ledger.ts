import "server-only";
import { weightedTokens } from "@/features/drafting/credits";
import { priceOf } from "@/features/drafting/server/credits/price-of";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import { readDraftingSettings } from "@/features/drafting/server/credits/settings";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Db, Tx } from "@/server/db/client";

export interface RequestFacts {
  userId: string;
  draftId: string;
  runId: string;
  unitId: string;
  stage: string;
  promptVersionId: string;
  model: string;
  /** Estimated from the words that are sent. */
  inputTokens: number;
  /** Most that may be written. */
  mostTokens: number;
}

export interface RequestEnd {
  /** "answered", or the reason of a `ModelProblem`. */
  outcome: string;
  inputTokens: number;
  outputTokens: number;
  latencyMs: number;
  error?: string;
}

/** There are not enough credits left for the most that a request may come to. */
export class OutOfCredits extends Error {
  override readonly name = "OutOfCredits";

  constructor(
    /** Requests in progress hold some of what is missing, and usually take less than they hold. */
    readonly mayPass: boolean,
  ) {
    super("not enough credits are left");
  }
}

/**
 * Writes a request down before it is sent, and puts aside what it may come to at most: requests at once can together not go
 * beyond what was granted. @returns its id. @throws OutOfCredits, with nothing written.
 */
export function beginRequest(db: Db, at: Date, { mostTokens, ...facts }: RequestFacts): Promise<string> {
  return db.$transaction(async (tx) => {
    const reserved = weightedTokens(facts.inputTokens, mostTokens);
    // Settles the grant, so that there is a row to hold: of two requests at once the second sees what the first has put aside.
    const { month } = await readCredits(tx, facts.userId, at);
    await tx.$executeRaw`SELECT 1 FROM ai_credit WHERE user_id = ${facts.userId}::uuid AND month = ${month}::date FOR UPDATE`;
    const { grantedTokens, usedTokens, reservedTokens } = await readCredits(tx, facts.userId, at);
    if (grantedTokens - usedTokens - reservedTokens < reserved) throw new OutOfCredits(reservedTokens > 0);
    const id = uuidV7();
    await tx.aiRequest.create({ data: { ...facts, id, reserved, outcome: "started", createdAt: at } });
    return id;
  });
}

/**
 * Writes down how a request ended, and with it what counts as used; in the transaction that stores its answer. A request that has
 * ended is left alone. @returns whether this was its end.
 */
export async function endRequest(tx: Tx, id: string, { error, ...end }: RequestEnd, at: Date): Promise<boolean> {
  const cost = priceOf(await readDraftingSettings(tx), end.inputTokens, end.outputTokens);
  const { count } = await tx.aiRequest.updateMany({
    where: { id, outcome: "started" },
    data: { ...end, ...cost, error: error ?? null, endedAt: at },
  });
  return count > 0;
}

/** Requests of a unit or run that no one waits for anymore, because the process died: counted with what was sent, for that was read. */
export async function endLostRequests(db: Db, of: { unitId: string } | { runId: string }, at: Date): Promise<void> {
  const lost = await db.aiRequest.findMany({
    where: { ...of, outcome: "started" },
    select: { id: true, inputTokens: true, createdAt: true },
  });
  for (const { id, inputTokens, createdAt } of lost) {
    const latencyMs = Math.max(0, at.getTime() - createdAt.getTime());
    await db.$transaction((tx) => endRequest(tx, id, { outcome: "lost", inputTokens, outputTokens: 0, latencyMs }, at));
  }
}

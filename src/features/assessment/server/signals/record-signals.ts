import "server-only";
import * as z from "zod";
import { isOverdue } from "@/features/assessment/rules";
import type { PageSignal, RecordSignals } from "@/features/assessment/signal-schema";
import { momentOf, mostSignals, secondsAway } from "@/features/assessment/signals";
import { readSnapshot } from "@/features/assessment/snapshot";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { noteNetwork, type SeenFrom } from "./note-network";

/** `isFull`: the attempt takes no more, so its page can stop. */
export const RecordedSignals = z.object({ isFull: z.boolean() });
export type RecordedSignals = z.infer<typeof RecordedSignals>;

/**
 * Stores what the page of a running attempt noted, up to a limit for each attempt. Safe to send again: a signal that is stored
 * stays as it is. Who may send it was decided before.
 * @throws AppError RULE_BROKEN `assessment.records_nothing`, `assessment.already_ended`, `assessment.time_is_over`,
 *   `assessment.answer_does_not_fit` for a question of another attempt.
 */
export function recordSignals(
  deps: Pick<Deps, "db" | "now"> & SeenFrom,
  { attemptId, signals }: RecordSignals,
): Promise<RecordedSignals> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    // Two requests at once would each count what the attempt has before the other has written.
    await tx.$executeRaw`SELECT 1 FROM assessment_attempt WHERE id = ${attemptId}::uuid FOR NO KEY UPDATE`;
    const attempt = await tx.assessmentAttempt.findUniqueOrThrow({
      where: { id: attemptId },
      select: { state: true, startedAt: true, deadlineAt: true, rules: true, questionOrder: true },
    });
    const { rules, order } = readSnapshot(attempt);
    if (!rules.recordsSignals) throw new AppError("RULE_BROKEN", "assessment.records_nothing");
    if (attempt.state !== "IN_PROGRESS") throw new AppError("RULE_BROKEN", "assessment.already_ended");
    const { startedAt, deadlineAt } = attempt;
    if (deadlineAt && isOverdue(deadlineAt, at)) throw new AppError("RULE_BROKEN", "assessment.time_is_over");
    const asked = new Set(order.map(({ questionVersionId }) => questionVersionId));
    if (signals.some((signal) => signal.kind === "PASTED" && !asked.has(signal.questionVersionId)))
      throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
    await noteNetwork(tx, attemptId, deps, at);
    const ofPage = { attemptId, kind: { not: "NETWORK_CHANGED" } } as const;
    const room = mostSignals - (await tx.attemptSignal.count({ where: ofPage }));
    const known = await tx.attemptSignal.findMany({
      where: { id: { in: signals.map(({ id }) => id) } },
      select: { id: true },
    });
    const fresh = signals.filter(({ id }) => !known.some((each) => each.id === id)).slice(0, Math.max(0, room));
    // One that another attempt has under the same id is left out, and so is one that is twice in the list.
    const rows = fresh.map((signal) => ({ attemptId, createdAt: at, ...rowOf(signal, startedAt, at) }));
    const { count } = await tx.attemptSignal.createMany({ data: rows, skipDuplicates: true });
    return { isFull: count >= room };
  });
}

function rowOf(signal: PageSignal, startedAt: Date, latest: Date) {
  const { sinceStartMs, ...facts } = signal;
  const at = momentOf(startedAt, sinceStartMs, latest);
  return facts.kind === "PAGE_HIDDEN"
    ? { ...facts, at, awaySeconds: secondsAway(at, facts.awaySeconds, latest) }
    : { ...facts, at };
}

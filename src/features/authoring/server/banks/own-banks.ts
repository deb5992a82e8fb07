import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { type Actor, isAdmin, isPerson } from "@/policy/actor";
import type { Tx } from "@/server/db/client";

/** Banks that the actor may see and change: their own; an admin, any. */
export const openBanks = (actor: Actor): Prisma.QuestionBankWhereInput => {
  if (isAdmin(actor)) return { deletedAt: null };
  return { deletedAt: null, ownerId: isPerson(actor) ? actor.id : { in: [] } };
};

/** @throws AppError NOT_FOUND when it is deleted or not the actor's. */
export async function findBank(
  db: Tx,
  actor: Actor,
  bankId: string,
): Promise<{ id: string; title: string; description: string }> {
  const bank = await db.questionBank.findFirst({
    where: { id: bankId, ...openBanks(actor) },
    select: { id: true, title: true, description: true },
  });
  if (!bank) throw new AppError("NOT_FOUND", "common.not_found");
  return bank;
}

/**
 * The same, held until the transaction ends: its questions and files stay together. Whoever writes questions holds it with the others who do,
 * whoever takes a file away holds it alone.
 */
export async function holdBank(tx: Tx, actor: Actor, bankId: string, hold: "shared" | "alone"): Promise<void> {
  if (hold === "shared") await shareBanks(tx, [bankId]);
  else await tx.$executeRaw`SELECT 1 FROM question_bank WHERE id = ${bankId}::uuid FOR UPDATE`;
  await findBank(tx, actor, bankId);
}

/** Keeps the files of banks where they are until the transaction ends. It doesn't ask whose banks these are. */
export async function shareBanks(tx: Tx, bankIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM question_bank WHERE id = ANY(${bankIds}::uuid[]) ORDER BY id FOR KEY SHARE`;
}

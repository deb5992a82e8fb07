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

import "server-only";
import type { SaveBank } from "@/features/authoring/banks/schema";
import { AppError } from "@/lib/app-error";
import { isAdmin } from "@/policy/actor";
import type { PersonDeps } from "@/server/trpc/context";
import { openBanks } from "./own-banks";

type BankDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/**
 * Makes a bank of the actor's, or changes what it is called. Safe to retry.
 * @throws AppError NOT_FOUND when there is one that is deleted or another person's.
 */
export async function saveBank({ db, actor, now }: BankDeps, { bankId, ...about }: SaveBank): Promise<void> {
  const made = { ...about, id: bankId, ownerId: actor.id, createdAt: now() };
  const { count } = await db.questionBank.createMany({ data: made, skipDuplicates: true });
  if (count > 0) return;
  const changed = await db.questionBank.updateMany({ where: { id: bankId, ...openBanks(actor) }, data: about });
  if (changed.count === 0) throw new AppError("NOT_FOUND", "common.not_found");
}

/** Draws keep the pools that they have. Doing it twice is no error. @throws AppError NOT_FOUND when it isn't the actor's. */
export const deleteBank = (deps: BankDeps, bankId: string): Promise<void> => setDeleted(deps, bankId, deps.now());

/** @throws AppError NOT_FOUND when it isn't the actor's. */
export const restoreBank = (deps: BankDeps, bankId: string): Promise<void> => setDeleted(deps, bankId, null);

async function setDeleted({ db, actor }: BankDeps, bankId: string, deletedAt: Date | null): Promise<void> {
  const where = { id: bankId, ...(isAdmin(actor) ? {} : { ownerId: actor.id }) };
  const { count } = await db.questionBank.updateMany({ where, data: { deletedAt } });
  if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
}

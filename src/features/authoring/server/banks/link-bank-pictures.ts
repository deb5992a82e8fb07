import "server-only";
import type { BankPicturesOf } from "@/features/authoring/banks/schema";
import { type LinkedPicture, linkImages } from "@/features/authoring/server/assessment/link-pictures";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank } from "./own-banks";

/** Addresses of a bank's images, by their paths; what it doesn't have is left out. @throws AppError NOT_FOUND when the bank isn't the actor's. */
export async function linkBankPictures(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { bankId, paths }: BankPicturesOf,
): Promise<LinkedPicture[]> {
  await findBank(db, actor, bankId);
  return linkImages(db, { bankId }, paths);
}

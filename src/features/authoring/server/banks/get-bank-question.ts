import "server-only";
import type { BankQuestionRef } from "@/features/authoring/banks/schema";
import { linkKeyImages } from "@/features/authoring/server/assessment/link-key-images";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank } from "./own-banks";
import { type BankUse, readUses } from "./read-uses";

export interface BankQuestionForEditing {
  bankTitle: string;
  /** Of its latest version. */
  number: number;
  savedAt: Date;
  tags: string[];
  difficulty: number | null;
  question: EditedQuestion;
  /** Addresses of the images that its key is drawn on, by their path. */
  images: Record<string, string>;
  usedIn: BankUse[];
}

/** @throws AppError NOT_FOUND when it is deleted, or its bank isn't the actor's. */
export async function getBankQuestion(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { bankId, questionId }: BankQuestionRef,
): Promise<BankQuestionForEditing> {
  const bank = await findBank(db, actor, bankId);
  const found = await db.bankQuestion.findFirst({
    where: { id: questionId, bankId, deletedAt: null },
    select: {
      tags: true,
      difficulty: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, content: true, createdAt: true } },
    },
  });
  const version = found?.versions[0];
  if (!found || !version) throw new AppError("NOT_FOUND", "common.not_found");
  const question = StoredQuestion.parse(version.content);
  return {
    bankTitle: bank.title,
    number: version.number,
    savedAt: version.createdAt,
    tags: found.tags,
    difficulty: found.difficulty,
    question,
    images: await linkKeyImages(db, { bankId }, [question]),
    usedIn: await readUses(db, actor, { bankId, questionId }),
  };
}

import * as z from "zod";
import { Difficulty } from "@/features/authoring/banks/schema";
import type { UnsavedCopies } from "@/features/editor/hooks/use-unsaved";
import { isSame } from "@/features/editor/merge-fields";
import { EditedQuestion } from "@/features/questions/edited-question";
import { type KeptKind, keptStore } from "@/lib/kept/kept-store";

/** A question of a bank with its marks, as they are in the form. */
const TypedBankQuestion = z.object({
  id: z.uuid(),
  question: EditedQuestion,
  tags: z.string(),
  difficulty: Difficulty,
});
export type TypedBankQuestion = z.infer<typeof TypedBankQuestion>;

const KeptBankQuestion = z.object({ version: z.int(), value: TypedBankQuestion });

const bankQuestion: KeptKind<z.infer<typeof KeptBankQuestion>> = {
  name: "bank-question",
  parse: (kept) => KeptBankQuestion.safeParse(kept).data ?? null,
};

/** Whose changes to which question; to a new one of the bank where `questionId` is null. */
export interface BankQuestionOf {
  authorId: string;
  bankId: string;
  questionId: string | null;
}

export function keptBankQuestion({ authorId, bankId, questionId }: BankQuestionOf): UnsavedCopies<TypedBankQuestion> {
  const kept = keptStore.of(authorId, bankQuestion);
  const id = [bankId, questionId ?? "new"];
  return {
    async read() {
      const found = await kept.read(id);
      return found && { ...found.value, keptAt: found.keptAt };
    },
    keep: (unsaved) => kept.write(id, unsaved),
    forget: (value) => kept.remove(id, (now) => isSame(now.value, value)),
  };
}

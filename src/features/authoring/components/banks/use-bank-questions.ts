"use client";
import { api } from "@/components/api/client";
import { type Reading, useRead } from "@/components/api/use-read";
import type { BankFilter } from "@/features/authoring/banks/schema";
import type { BankQuestionRow } from "@/features/authoring/server/banks/list-banks";

interface Listed {
  /** The bank that they are of, while those of another are on their way. */
  bankId: string;
  questions: BankQuestionRow[];
  /** That match, of which the first are listed. */
  found: number;
}

/** How long words are left alone while they are typed, in milliseconds. */
const settleMs = 200;

/** The questions of a bank that match. The last answer stays until the next is there. */
export function useBankQuestions(
  bankId: string | undefined,
  { search, tag }: Pick<BankFilter, "search" | "tag">,
): Reading<Listed> {
  const read = async (of: string, signal: AbortSignal): Promise<Listed> => {
    const filter = { search, tag, difficulty: null, kind: null };
    const { questions, found } = await api.authoring.banks.one.query({ bankId: of, filter }, { signal });
    return { bankId: of, questions, found };
  };
  const key = bankId === undefined ? null : JSON.stringify([bankId, search, tag]);
  return useRead(key, (signal) => read(bankId ?? "", signal), { place: "editor.errors", keeps: true, settleMs });
}

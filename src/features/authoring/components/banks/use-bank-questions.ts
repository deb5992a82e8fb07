"use client";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { BankFilter } from "@/features/authoring/banks/schema";
import type { BankQuestionRow } from "@/features/authoring/server/banks/list-banks";

interface Listed {
  /** The bank that they are of, while those of another are on their way. */
  bankId: string;
  questions: BankQuestionRow[];
  /** That match, of which the first are listed; null until it is known. */
  found: number | null;
  problem: string | null;
}

/** How long words are left alone while they are typed, in milliseconds. */
const settleMilliseconds = 200;

/** The questions of a bank that match. The last answer stays until the next is there. */
export function useBankQuestions(
  bankId: string | undefined,
  { search, tag }: Pick<BankFilter, "search" | "tag">,
): Listed {
  const wordsFor = useRefusal("editor.errors");
  const [listed, setListed] = useState<Listed>({ bankId: "", questions: [], found: null, problem: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words for a refusal are the same for one language
  useEffect(() => {
    if (bankId === undefined) return;
    const left = new AbortController();
    const ask = async () => {
      try {
        const filter = { search, tag, difficulty: null, kind: null };
        const { questions, found } = await api.authoring.banks.one.query({ bankId, filter }, { signal: left.signal });
        if (!left.signal.aborted) setListed({ bankId, questions, found, problem: null });
      } catch (error) {
        if (!left.signal.aborted) setListed((before) => ({ ...before, problem: wordsFor(error) }));
      }
    };
    const timer = setTimeout(() => void ask(), settleMilliseconds);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [bankId, search, tag]);
  return listed;
}

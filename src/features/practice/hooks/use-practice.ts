import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { SESSION_MINUTES } from "@/features/practice/rules";
import type { PracticeRating } from "@/features/practice/schema";
import type { CheckedAnswer } from "@/features/practice/server/check-answer";
import type { Practice } from "@/features/practice/server/get-practice";

/** An answer as its fields give it. */
export interface GivenAnswer {
  selectedAnswers: readonly string[];
  textResponse: string;
  fields: Readonly<Record<string, string>>;
}

/** One sitting: what is asked, what became of the answer, and whether the time for today is over. */
export function usePractice(first: Practice) {
  const [practice, setPractice] = useState(first);
  const [checked, setChecked] = useState<CheckedAnswer | null>(null);
  const [practiced, setPracticed] = useState(0);
  const [isOver, setOver] = useState(false);
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const { isBusy, problem, run } = useCall();
  const begin = () => {
    endsAt.current = Date.now() + SESSION_MINUTES * 60_000;
    setOver(false);
  };
  useEffect(begin, []);

  const { card } = practice;
  const answerTo = ({ selectedAnswers, textResponse, fields }: GivenAnswer) => ({
    ...{ cardId: card?.id ?? "", questionVersionId: card?.question.versionId ?? "" },
    ...{ selectedAnswers: [...selectedAnswers], textResponse, fields: { ...fields } },
  });
  const goOn = (next: Practice) => {
    setPractice(next);
    setChecked(null);
    // A session ends between two questions, never during one.
    setOver(Date.now() >= endsAt.current);
  };

  return {
    ...{ practice, checked, practiced, isOver, isBusy, problem },
    keepGoing: begin,
    check: (given: GivenAnswer) => run(async () => setChecked(await api.practice.check.mutate(answerTo(given)))),
    rate: (given: GivenAnswer, { reviewId, rating }: { reviewId: string; rating: PracticeRating }) =>
      run(async () => {
        goOn(await api.practice.rate.mutate({ ...answerTo(given), reviewId, rating }));
        setPracticed((count) => count + 1);
      }),
    putAway: () => run(async () => goOn(await api.practice.putAway.mutate({ cardId: card?.id ?? "" }))),
    /** For a question that is no longer asked, or has changed. */
    reload: () => run(async () => goOn(await api.practice.next.query())),
  };
}

export type PracticeSession = ReturnType<typeof usePractice>;

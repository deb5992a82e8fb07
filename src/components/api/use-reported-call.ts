"use client";
import { useState } from "react";
import { type Call, type CallOptions, useCall } from "./use-call";

/** What came of a call, for the sentence beside its button. */
export interface Report {
  words: string;
  isProblem: boolean;
}

export interface ReportedCall extends Pick<Call, "isBusy" | "setProblem"> {
  report: Report | null;
  /** Takes back what was said. */
  clear: () => void;
  /** `work` resolves to the sentence that says what came of it, null if there is nothing to say; `meanwhile` is said until then. */
  run: (work: () => Promise<string | null>, meanwhile?: string) => Promise<boolean>;
}

/** A call that is reported in a sentence, whichever way it ends. */
export function useReportedCall(options?: CallOptions): ReportedCall {
  const { isBusy, problem, setProblem, run } = useCall(options);
  const [outcome, setOutcome] = useState<string | null>(null);
  const words = problem ?? outcome;
  return {
    isBusy,
    setProblem,
    clear: () => {
      setProblem(null);
      setOutcome(null);
    },
    report: words === null ? null : { words, isProblem: problem !== null },
    run: (work, meanwhile) =>
      run(async () => {
        setOutcome(meanwhile ?? null);
        setOutcome(await work());
      }),
  };
}

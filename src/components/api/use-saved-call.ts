"use client";
import { useState } from "react";
import type { SaveStatus } from "@/lib/kept/save-status";
import { type Call, type CallOptions, useCall } from "./use-call";

export interface SavedCall extends Pick<Call, "isBusy" | "setProblem" | "run"> {
  state: SaveStatus;
}

/** The call of a form that stays open: under way, saved at a time, or refused in a sentence, as `SavedState` shows it. */
export function useSavedCall(options?: CallOptions): SavedCall {
  const { isBusy, problem, setProblem, run } = useCall(options);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  return {
    isBusy,
    state: stateOf({ isBusy, problem, savedAt }),
    setProblem,
    run: (work) =>
      run(async () => {
        await work();
        setSavedAt(new Date());
      }),
  };
}

function stateOf({
  isBusy,
  problem,
  savedAt,
}: Pick<Call, "isBusy" | "problem"> & { savedAt: Date | null }): SaveStatus {
  if (isBusy) return { kind: "saving" };
  if (problem !== null) return { kind: "refused", why: problem };
  return savedAt ? { kind: "saved", at: savedAt } : { kind: "idle" };
}

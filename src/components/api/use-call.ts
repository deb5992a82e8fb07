"use client";
import { describeFailure } from "./client";
import { useFailureSentence } from "./use-refusal";
import { type Task, type TaskOptions, useTask } from "./use-task";

export interface CallOptions extends Omit<TaskOptions, "tell"> {
  /** Messages about which this place knows more than the catalog `reasons`; see `useFailureSentence`. */
  place?: string | undefined;
  /** Says a refusal in another way. */
  tell?: TaskOptions["tell"];
}

export type Call = Task;

/** A task that calls the site; what it refuses is told in its own sentence. */
export function useCall({ place, tell, ...options }: CallOptions = {}): Call {
  const sentence = useFailureSentence(place);
  return useTask({ ...options, tell: tell ?? ((error) => sentence(describeFailure(error))) });
}

"use client";
import { type ComponentType, createContext, use } from "react";
import type { RunCall } from "@/features/drafting/hooks/use-stage";
import type { Stage } from "@/features/drafting/suggestions";
import type { EditedQuestion } from "@/features/questions/edited-question";

/** The fields of a question, as its editor in the course has them. */
export type QuestionFields = ComponentType<{
  question: EditedQuestion;
  onChange: (question: EditedQuestion) => void;
}>;

/** What every part of a stage's page goes by. */
export interface StageInHand {
  draftId: string;
  stage: Stage;
  /** Null where the site has no model. */
  model: string | null;
  isBusy: boolean;
  isRunning: boolean;
  run: RunCall;
  /** For what sets a model to work. */
  start: RunCall;
  /** Titles of the course's modules and lessons, by id. */
  titles: ReadonlyMap<string, string>;
  QuestionFields: QuestionFields;
}

export const StageContext = createContext<StageInHand | null>(null);

export function useStageInHand(): StageInHand {
  const inHand = use(StageContext);
  if (inHand === null) throw new Error("this part belongs into a StageContext");
  return inHand;
}

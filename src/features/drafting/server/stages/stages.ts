import "server-only";
import type { Stage } from "@/features/drafting/suggestions";
import { assessmentsStage } from "./assessments";
import { landingStage } from "./landing";
import { lessonsStage } from "./lessons";
import { modulesStage } from "./modules";
import { outlineStage } from "./outline";
import type { StageOfDraft } from "./stage-of-draft";

/** What a run knows of a stage: the stage's own schema has taken each item before any of its functions sees it. */
// biome-ignore lint/suspicious/noExplicitAny: items are as many types as there are stages.
export type AnyStage = StageOfDraft<any>;

const known: Partial<Record<Stage, AnyStage>> = {
  outline: outlineStage,
  modules: modulesStage,
  lessons: lessonsStage,
  assessments: assessmentsStage,
  landing: landingStage,
};

/** @throws Error for a stage that nothing is registered for. */
export function stageOf(name: Stage): AnyStage {
  const stage = known[name];
  if (!stage) throw new Error(`there is no stage "${name}"`);
  return stage;
}

import "server-only";
import * as z from "zod";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import type { LandingField, Stage } from "@/features/drafting/suggestions";
import type { DraftUnitState } from "@/generated/prisma/enums";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const RunFailure = z.object({
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).catch({}),
});
export type RunFailure = z.infer<typeof RunFailure>;

export interface UnitView {
  id: string;
  key: string;
  title: string;
  state: DraftUnitState;
  failure: RunFailure | null;
}

/** What the requests of something have cost. Money only where a price is set. */
export const Spent = rowSchema(() => ({
  requests: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number(),
  currency: z.string().nullable(),
}));
export type Spent = RowOf<typeof Spent>;

export interface StageSummary {
  stage: Stage;
  state: "none" | "running" | "stopped" | "out_of_credits" | "failed" | "done";
  /** Of the last run. */
  runId: string | null;
  units: UnitView[];
  waiting: number;
  accepted: number;
  rejected: number;
  unsupported: number;
  spent: Spent;
  failure: RunFailure | null;
  startedAt: string | null;
}

/** A person's month of drafting, in weighted tokens; a credit is a thousand of them. */
export interface CreditsView {
  grantedTokens: number;
  usedTokens: number;
  /** What is in progress may still come to. */
  reservedTokens: number;
  /** ISO. */
  until: string;
}

/** What a stage is about to cost, from what such stages have cost on this site, else from what is asked for. */
export const Estimate = rowSchema(() => ({
  tokens: z.number(),
  costMicros: z.number().nullable(),
  currency: z.string().nullable(),
}));
export type Estimate = RowOf<typeof Estimate>;

export const OutlineLessonView = rowSchema(() => ({
  lessonId: z.string(),
  title: z.string(),
  waiting: z.number(),
  written: z.boolean(),
}));
export type OutlineLessonView = RowOf<typeof OutlineLessonView>;

export interface StageView {
  draftId: string;
  topic: string;
  courseId: string | null;
  stage: Stage;
  /** Name of the model; null where none is set. */
  model: string | null;
  stages: StageSummary[];
  credits: CreditsView;
  /** Of the stage; of one lesson where one was asked for. */
  suggestions: SuggestionView[];
  /** Of the course's draft; empty before there is one. */
  outline: { moduleId: string; title: string; lessons: OutlineLessonView[] }[];
  estimate: Estimate;
  sources: { sourceId: string; title: string; uses: number }[];
  /** What suggestions wait for that rest on no source: a lesson, a module by its title, or a field of the landing page. */
  gaps: { lessonId: string | null; title: string; field: LandingField | null }[];
}

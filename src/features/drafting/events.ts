import * as z from "zod";
import { event } from "@/lib/event";
import type { Stage } from "./suggestions";

/** A source of a draft waits to be read; ids only. */
export const sourceAdded = event("drafting/source-added", { sourceId: z.uuid() });

/** A run of a stage was started, or is to go on. */
const askedOf = <Name extends Stage>(stage: Name) =>
  event(`drafting/${stage}-asked`, { runId: z.uuid(), instructorId: z.uuid() });

export const stageAsked = {
  outline: askedOf("outline"),
  modules: askedOf("modules"),
  lessons: askedOf("lessons"),
  assessments: askedOf("assessments"),
  landing: askedOf("landing"),
} as const satisfies Record<Stage, unknown>;

/** A run of a stage has come to its end automatically, done or failed; not one that its author stopped. Ids only. */
export const runEnded = event("drafting/run-ended", { runId: z.uuid() });

import * as z from "zod";
import { runTabs } from "./rules";

/** As functions are called in addresses: "authoring.publish-due". */
const FunctionName = z.string().regex(/^[a-z][a-z0-9.-]{0,119}$/);

export const ListRuns = z.object({
  tab: z.enum(runTabs).default("all"),
  /** Of one function only. */
  name: FunctionName.nullish(),
  /** Runs older than this one. */
  before: z.uuid().nullish(),
});
export type ListRuns = z.output<typeof ListRuns>;

export const RunRef = z.object({ runId: z.uuid() });

export const FunctionRef = z.object({ name: FunctionName });

export const Timetable = z.object({
  cron: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .transform((typed) => typed.replace(/\s+/g, " ")),
  timeZone: z.string().min(1).max(64),
});
export type Timetable = z.output<typeof Timetable>;

export const SwitchFunction = FunctionRef.extend({ isEnabled: z.boolean() });
export type SwitchFunction = z.output<typeof SwitchFunction>;

export const SaveTimetable = FunctionRef.extend({
  /** Null goes back to the code's. */
  timetable: Timetable.nullable(),
  /** The revision that the page showed. */
  seen: z.number().int().min(0).max(2_147_483_647),
});
export type SaveTimetable = z.output<typeof SaveTimetable>;

/** Made by the client: sending it again asks for nothing more. */
const requestId = z.uuid();

export const RunNow = FunctionRef.extend({ requestId });
export type RunNow = z.output<typeof RunNow>;

export const RepeatRun = RunRef.extend({
  requestId,
  /** False does all of it again; true only what had not been finished. */
  keepsSteps: z.boolean(),
});
export type RepeatRun = z.output<typeof RepeatRun>;

export const ActOnRun = RunRef.extend({ requestId });
export type ActOnRun = z.output<typeof ActOnRun>;

const uuid = z.uuid();

/** An id out of an address; anything else is none. */
export const idIn = (text: string | undefined): string | null => uuid.safeParse(text).data ?? null;

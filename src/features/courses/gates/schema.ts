import * as z from "zod";
import type { GateCondition } from "@/policy/gate";

/** Of what one gate names; days from the enrollment. */
export const gateLimits = { named: 50, days: 3_650 } as const;

const Ids = z.array(z.uuid()).max(gateLimits.named).readonly().optional();
const Moment = z.iso.datetime().refine((at) => /^20\d\d-/.test(at));

/** A gate as it is kept: in one order, nothing empty in it. Null where nothing is asked. */
export function tidyGate(gate: GateCondition | null): GateCondition | null {
  if (gate === null) return null;
  const { afterLessons = [], afterModules = [], opensAt, daysAfterEnrolment = 0 } = gate;
  const tidy = {
    ...(afterLessons.length > 0 && { afterLessons: [...new Set(afterLessons)].sort() }),
    ...(afterModules.length > 0 && { afterModules: [...new Set(afterModules)].sort() }),
    ...(opensAt && { opensAt: new Date(opensAt).toISOString() }),
    ...(daysAfterEnrolment > 0 && { daysAfterEnrolment }),
  };
  return Object.keys(tidy).length > 0 ? tidy : null;
}

/** What has to hold before a lesson or a module opens; null for nothing. */
export const Gate = z
  .object({
    afterLessons: Ids,
    afterModules: Ids,
    opensAt: Moment.optional(),
    daysAfterEnrolment: z.number().int().min(0).max(gateLimits.days).optional(),
  })
  .nullable()
  .transform(tidyGate);

export const SetModuleGate = z.object({ courseId: z.uuid(), moduleId: z.uuid(), gate: Gate });
export type SetModuleGate = z.infer<typeof SetModuleGate>;

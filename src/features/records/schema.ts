import * as z from "zod";

/** Of the last seven days: so many active minutes, or so many days of study. */
export const WeeklyGoal = z.discriminatedUnion("unit", [
  z.object({ unit: z.literal("minutes"), amount: z.number().int().min(5).max(5_000) }),
  z.object({ unit: z.literal("days"), amount: z.number().int().min(1).max(7) }),
]);
export type WeeklyGoal = z.infer<typeof WeeklyGoal>;

/** What changed of one's dashboard, and nothing else. */
export const SaveDashboard = z
  .object({ isStreakHidden: z.boolean(), goal: WeeklyGoal.nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0);
export type SaveDashboard = z.infer<typeof SaveDashboard>;

/** UserPreference.desk. What cannot be read counts as not set. */
export const StoredDashboard = z.object({
  isStreakHidden: z.boolean().catch(false),
  goal: WeeklyGoal.nullable().catch(null),
});

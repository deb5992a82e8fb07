import * as z from "zod";
import { countedAttempts } from "./rules";

export const AskAnalysis = z.object({
  lessonId: z.uuid(),
  count: z.enum(countedAttempts).default("first"),
  /** Number of a course version whose questions are meant; null for the latest that was attempted. */
  version: z.number().int().min(1).nullable().default(null),
});
export type AskAnalysis = z.infer<typeof AskAnalysis>;

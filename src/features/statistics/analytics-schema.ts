import * as z from "zod";
import { day, moment } from "@/lib/moment";
import { isStorable } from "@/lib/typed-text";
import { countedNames, periods } from "./analytics";
import { longestMessage, mostRecipients } from "./limits";

export const AskAnalytics = z.object({
  period: z.enum(periods).default("90d"),
  /** A lesson with a video, whose heat-map is asked for; else the first that was watched. */
  video: z.uuid().nullable().default(null),
});
export type AskAnalytics = z.infer<typeof AskAnalytics>;

export const ListAnalyticsRows = z.object({
  period: z.enum(periods).default("90d"),
  figure: z.enum(countedNames),
  /** The lesson, or the assessment, of a part that is about one. */
  about: z.uuid().nullable().default(null),
  /** The Monday of a cohort. */
  week: day().nullable().default(null),
  after: z.uuid().nullable().default(null),
});
export type ListAnalyticsRows = z.infer<typeof ListAnalyticsRows>;

export const ListRisks = z.object({
  /** The last visit and the enrollment at which the page before ended. */
  after: z.object({ seenAt: moment(), enrollmentId: z.uuid() }).nullable().default(null),
});
export type ListRisks = z.infer<typeof ListRisks>;

/** `messageId` is made by the browser, so that sending twice is the same as once. */
export const WriteToLearners = z.object({
  messageId: z.uuid(),
  enrollmentIds: z.array(z.uuid()).min(1).max(mostRecipients),
  content: z.string().trim().min(1).max(longestMessage).refine(isStorable),
});
export type WriteToLearners = z.infer<typeof WriteToLearners>;

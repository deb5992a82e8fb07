import * as z from "zod";
import { moment } from "@/lib/moment";
import { periods } from "./analytics";
import { siteFigureNames } from "./rules";

export const AskRecount = z.object({ requestId: z.uuid() });
export type AskRecount = z.infer<typeof AskRecount>;

export const AskSiteFigures = z.object({ period: z.enum(periods).default("90d") });
export type AskSiteFigures = z.infer<typeof AskSiteFigures>;

export const ListRowsBehind = z.object({
  period: z.enum(periods).default("90d"),
  figure: z.enum(siteFigureNames),
  /** Only rows in this course. */
  about: z.uuid().nullable().default(null),
  /** The moment and the row at which the page before ended. */
  after: z.object({ at: moment(), id: z.uuid() }).nullable().default(null),
});
export type ListRowsBehind = z.infer<typeof ListRowsBehind>;

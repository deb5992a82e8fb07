import "server-only";
import * as z from "zod";
import { writePrice } from "@/features/drafting/brief";
import { type Brief, lengths, tones } from "@/features/drafting/schema";
import type { Prisma } from "@/generated/prisma/client";

export const briefColumns = {
  title: true,
  description: true,
  courseObjectives: true,
  targetAudience: true,
  level: true,
  durationMinutes: true,
  priceMinor: true,
  currency: true,
  brief: true,
} as const satisfies Prisma.AICourseDraftSelect;

type BriefRow = Prisma.AICourseDraftGetPayload<{ select: typeof briefColumns }>;

/** What of a brief has no column of its own. */
export const BriefRest = z.object({
  length: z.enum(lengths).nullable().catch(null),
  tone: z.enum(tones).nullable().catch(null),
  language: z.string().catch("en"),
});

export function briefOf(row: BriefRow): Brief {
  const { priceMinor, currency } = row;
  return {
    topic: row.title,
    description: row.description,
    audience: row.targetAudience,
    objectives: row.courseObjectives,
    level: row.level,
    minutes: row.durationMinutes,
    price: writePrice(priceMinor === null || currency === null ? null : { minor: priceMinor, currency }),
    ...BriefRest.parse(row.brief),
  };
}

import "server-only";
import * as z from "zod";
import { type CourseDetails, courseLevels } from "@/features/courses/details";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { detailColumns } from "./save-detail";

/** The same as a query builds it in JSON. */
export const DetailsJson = () =>
  z.strictObject({
    title: z.string(),
    subtitle: z.string(),
    description: z.string(),
    metaDescription: z.string(),
    language: z.string(),
    level: z.enum(courseLevels),
    objectives: z.array(z.string()),
    requirements: z.array(z.string()),
    skills: z.array(z.string()),
    audience: z.array(z.string()),
    metaKeywords: z.array(z.string()),
    durationMinutes: z.number().nullable(),
  }) satisfies z.ZodType<CourseDetails>;

/**
 * The words of the version that is being worked on: the draft, or what is live where nothing waits. One query.
 * @throws AppError NOT_FOUND.
 */
export async function getDetails({ db }: Pick<Deps, "db">, courseId: string): Promise<CourseDetails> {
  const version = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: detailColumns,
  });
  if (!version) throw new AppError("NOT_FOUND", "common.not_found");
  return version;
}

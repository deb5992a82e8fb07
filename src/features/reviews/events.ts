import * as z from "zod";
import { event } from "@/lib/event";

/** A review is on the page of its course from now on. Ids only. */
export const reviewPublished = event("review/published", { reviewId: z.uuid(), courseId: z.uuid() });

/** A moderator approved or rejected it at this moment (ISO 8601): the writer is told. */
export const reviewDecided = event("review/decided", { reviewId: z.uuid(), decidedAt: z.iso.datetime() });

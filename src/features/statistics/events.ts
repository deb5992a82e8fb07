import * as z from "zod";
import { event } from "@/lib/event";

/** Someone wants figures counted again from all rows, now: every one, or those of a course. */
export const recountAsked = event("statistics/recount.asked", { courseId: z.uuid().optional() });

/** Someone of a course's team wrote to some of its students: features/notifications brings it to them. */
export const learnersWritten = event("statistics/learners.written", { messageId: z.uuid() });

import * as z from "zod";
import { event } from "@/lib/event";

/** A question was asked. Ids only. */
export const questionAsked = event("discussion/asked", { threadId: z.uuid() });

/** A reply was written. */
export const questionAnswered = event("discussion/answered", { postId: z.uuid() });

/** The asker or the team took this post as the answer. */
export const answerAccepted = event("discussion/accepted", { postId: z.uuid(), byId: z.uuid() });

/** The team told the students of a course something. */
export const announcementPublished = event("announcement/published", { announcementId: z.uuid() });

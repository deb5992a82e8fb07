import * as z from "zod";
import { event } from "@/lib/event";

/** Someone was asked to join a course's team; the invitation says who. */
export const teacherInvited = event("course/teacher-invited", { inviteId: z.uuid(), courseId: z.uuid() });

/** Who teaches a course has changed: someone joined, left, or leads now. */
export const teamChanged = event("course/team-changed", { courseId: z.uuid(), userId: z.uuid() });

/** Someone's unfinished course is put away soon, for the end that the mail about it names. */
export const draftEnding = event("course/draft-ending", { sessionId: z.uuid() });

import * as z from "zod";
import { event } from "@/lib/event";

const ids = { enrollmentId: z.uuid(), courseId: z.uuid(), userId: z.uuid() };

/** Someone has taken an enrollment in a course. Ids only. */
export const enrollmentCreated = event("enrollment/created", ids);

/** An enrollment has come to its end. */
export const enrollmentExpired = event("enrollment/expired", ids);

/** Someone has given their enrollment up. */
export const enrollmentLeft = event("enrollment/left", ids);

/** An instructor began someone's enrollment again; the one before stays as history. */
export const enrollmentReset = event("enrollment/reset", { ...ids, formerEnrollmentId: z.uuid() });

/** An address was invited to a course, for someone who has no account (that has proved it) yet. */
export const studentInvited = event("enrollment/invited", { inviteId: z.uuid(), courseId: z.uuid() });

/** Someone asks for an enrollment in a priced course. */
export const accessRequested = event("access/requested", { requestId: z.uuid(), courseId: z.uuid(), userId: z.uuid() });

/** Such a request was declined; of a grant its enrollment tells. */
export const accessDeclined = event("access/declined", { requestId: z.uuid() });

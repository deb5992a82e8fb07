import * as z from "zod";
import { event } from "@/lib/event";

/** Facts that travel to later features, ids only. */
export const coursePublished = event("course/published", { courseId: z.uuid(), versionId: z.uuid() });

/** Taken off the catalog, archived, or settings changed that strangers see. */
export const courseChanged = event("course/changed", { courseId: z.uuid() });

/** An admin took it off the catalog; the course says why. */
export const courseUnpublished = event("course/unpublished", { courseId: z.uuid(), unpublishedAt: z.iso.datetime() });

/** Someone was asked to join a course's team; the invitation says who. */
export const teacherInvited = event("course/teacher-invited", { inviteId: z.uuid(), courseId: z.uuid() });

/** Who teaches a course has changed: someone joined, left, or leads now. */
export const teamChanged = event("course/team-changed", { courseId: z.uuid(), userId: z.uuid() });

/** An author has asked to move students to another version; the row of that id says whom and where to. */
export const moveRequested = event("course/move-requested", { moveId: z.uuid(), courseId: z.uuid() });

/** Someone wants to know whether the links of a course's texts still answer. */
export const linksCheckRequested = event("course/links-check-requested", { courseId: z.uuid() });

/** Someone's unfinished course is put away soon, for the end that the mail about it names. */
export const draftEnding = event("course/draft-ending", { sessionId: z.uuid() });

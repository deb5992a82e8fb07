import * as z from "zod";
import { event } from "@/lib/event";

/** Facts that travel to later features, ids only. */
export const coursePublished = event("course/published", { courseId: z.uuid(), versionId: z.uuid() });

/** Taken off the catalog, archived, or settings changed that strangers see. */
export const courseChanged = event("course/changed", { courseId: z.uuid() });

/** An admin took it off the catalog; the course says why. */
export const courseUnpublished = event("course/unpublished", { courseId: z.uuid(), unpublishedAt: z.iso.datetime() });

/** An author has asked to move students to another version; the row of that id says whom and where to. */
export const moveRequested = event("course/move-requested", { moveId: z.uuid(), courseId: z.uuid() });

/** Someone wants to know whether the links of a course's texts still answer. */
export const linksCheckRequested = event("course/links-check-requested", { courseId: z.uuid() });

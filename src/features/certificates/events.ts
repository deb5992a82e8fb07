import * as z from "zod";
import { event } from "@/lib/event";

/** Facts that travel to later features, ids only. */
export const certificateIssued = event("certificate/issued", {
  certificateId: z.uuid(),
  enrollmentId: z.uuid(),
  courseId: z.uuid(),
  userId: z.uuid(),
});

/** A newer one stands for `supersededId`: the same study under another name, not another certificate. */
export const certificateReissued = event("certificate/reissued", {
  certificateId: z.uuid(),
  supersededId: z.uuid(),
  courseId: z.uuid(),
  userId: z.uuid(),
});

export const certificateRevoked = event("certificate/revoked", {
  certificateId: z.uuid(),
  courseId: z.uuid(),
  userId: z.uuid(),
});

/** The certificates of those who had completed a course before this moment, when it gave none. */
export const certificatesWanted = event("certificate/wanted", { courseId: z.uuid(), before: z.iso.datetime() });

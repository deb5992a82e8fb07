import "server-only";
import { enrollmentCreated, studentInvited } from "@/features/enrollment/events";
import { mailAccess, mailStudentInvitation } from "@/features/enrollment/server/students/mail-students";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Whoever was invited to a course by address gets an email. */
export const mailInvitedStudent = inngest.createFunction(
  { id: "enrollment.mail-invited", triggers: [on(studentInvited)] },
  ({ event, step }) =>
    step.run("write", async () => ({ written: await mailStudentInvitation({ db }, event.data.inviteId) })),
);

/** Whoever was given an enrollment by hand gets an email. It is one thing, so the call does it, without a second one after a step. */
export const mailGivenEnrollment = inngest.createFunction(
  { id: "enrollment.mail-given-seat", triggers: [on(enrollmentCreated)] },
  async ({ event }) => ({ written: await mailAccess({ db }, event.data.enrollmentId) }),
);

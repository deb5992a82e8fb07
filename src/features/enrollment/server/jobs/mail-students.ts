import "server-only";
import type { EnrollmentCreated, StudentInvited } from "@/features/enrollment/events";
import { mailAccess, mailStudentInvitation } from "@/features/enrollment/server/students/mail-students";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Whoever was invited to a course by address gets an email. */
export const mailInvitedStudent = inngest.createFunction(
  { id: "enrollment.mail-invited", triggers: [on<StudentInvited>("enrollment/invited")] },
  ({ event, step }) =>
    step.run("write", async () => ({ written: await mailStudentInvitation({ db }, event.data.inviteId) })),
);

/** Whoever was given an enrollment by hand gets an email. */
export const mailGivenEnrollment = inngest.createFunction(
  { id: "enrollment.mail-given-seat", triggers: [on<EnrollmentCreated>("enrollment/created")] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailAccess({ db }, event.data.enrollmentId) })),
);

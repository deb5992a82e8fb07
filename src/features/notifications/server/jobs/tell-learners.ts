import "server-only";
import type { AttemptGraded } from "@/features/assessment/events";
import type { CertificateIssued, CertificateReissued, CertificateRevoked } from "@/features/certificates/events";
import type { CoursePublished } from "@/features/courses/events";
import type { EnrollmentCreated, EnrollmentExpired } from "@/features/enrollment/events";
import type { CourseCompleted } from "@/features/learning/events";
import {
  tellOfCertificate,
  tellOfReissue,
  tellOfRevocation,
} from "@/features/notifications/server/sources/tell-of-certificate";
import { tellOfCompletion } from "@/features/notifications/server/sources/tell-of-completion";
import { tellOfEndedEnrollment } from "@/features/notifications/server/sources/tell-of-ended-enrollment";
import { tellOfEnrollment } from "@/features/notifications/server/sources/tell-of-enrollment";
import { tellOfExport } from "@/features/notifications/server/sources/tell-of-export";
import { tellOfGrade } from "@/features/notifications/server/sources/tell-of-grade";
import { tellOfVersion } from "@/features/notifications/server/sources/tell-of-version";
import { warnOfEndingEnrollments } from "@/features/notifications/server/sources/warn-of-ending-enrollments";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** As features/privacy/events.ts has it; the two features do not know each other. */
interface ExportReady {
  name: "privacy/export-ready";
  data: { requestId: string };
}

const ofCertificate = inngest.createFunction(
  { id: "notifications.certificate", triggers: [on<CertificateIssued>("certificate/issued")] },
  ({ event, step }) => step.run("tell", () => tellOfCertificate(deps, event.data.certificateId)),
);

const ofReissue = inngest.createFunction(
  { id: "notifications.certificate-reissued", triggers: [on<CertificateReissued>("certificate/reissued")] },
  ({ event, step }) => step.run("tell", () => tellOfReissue(deps, event.data.certificateId)),
);

const ofRevocation = inngest.createFunction(
  { id: "notifications.certificate-revoked", triggers: [on<CertificateRevoked>("certificate/revoked")] },
  ({ event, step }) => step.run("tell", () => tellOfRevocation(deps, event.data.certificateId)),
);

const ofCompletion = inngest.createFunction(
  { id: "notifications.completion", triggers: [on<CourseCompleted>("course/completed")] },
  ({ event, step }) => step.run("tell", () => tellOfCompletion(deps, event.data.enrollmentId)),
);

const ofEnrollment = inngest.createFunction(
  { id: "notifications.enrollment", triggers: [on<EnrollmentCreated>("enrollment/created")] },
  ({ event, step }) => step.run("tell", () => tellOfEnrollment(deps, event.data.enrollmentId)),
);

const ofGrade = inngest.createFunction(
  { id: "notifications.grade", triggers: [on<AttemptGraded>("assessment/attempt.graded")] },
  ({ event, step }) => step.run("tell", () => tellOfGrade(deps, event.data)),
);

const ofEndedEnrollment = inngest.createFunction(
  { id: "notifications.ended-seat", triggers: [on<EnrollmentExpired>("enrollment/expired")] },
  ({ event, step }) => step.run("tell", () => tellOfEndedEnrollment(deps, event.data.enrollmentId)),
);

const ofVersion = inngest.createFunction(
  { id: "notifications.version", triggers: [on<CoursePublished>("course/published")] },
  async ({ event, step }) => {
    const { courseId, versionId } = event.data;
    let after: string | null = null;
    for (let part = 0; part === 0 || after !== null; part += 1) {
      const from: string | null = after;
      after = await step.run(`tell ${part}`, () => tellOfVersion(deps, { courseId, versionId, after: from }));
    }
  },
);

const ofEndingEnrollments = inngest.createFunction(
  { id: "notifications.ending-seats", triggers: [{ cron: "10 * * * *" }], concurrency: 1 },
  ({ step }) => step.run("tell", () => warnOfEndingEnrollments(deps)),
);

const ofExport = inngest.createFunction(
  { id: "notifications.export", triggers: [on<ExportReady>("privacy/export-ready")] },
  ({ event, step }) => step.run("tell", () => tellOfExport(deps, event.data.requestId)),
);

export const tellLearners = [
  ofCertificate,
  ofReissue,
  ofRevocation,
  ofCompletion,
  ofEnrollment,
  ofGrade,
  ofEndedEnrollment,
  ofVersion,
  ofEndingEnrollments,
  ofExport,
];

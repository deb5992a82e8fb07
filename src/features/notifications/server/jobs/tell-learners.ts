import "server-only";
import { attemptGraded } from "@/features/assessment/events";
import { certificateIssued, certificateReissued, certificateRevoked } from "@/features/certificates/events";
import { coursePublished } from "@/features/courses/events";
import { enrollmentCreated, enrollmentExpired } from "@/features/enrollment/events";
import { courseCompleted } from "@/features/learning/events";
import { answersRegraded, exportReady, gradesChanged } from "@/features/notifications/events-of-others";
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
import { tellOfGrades } from "@/features/notifications/server/sources/tell-of-grades";
import { tellOfRegrade } from "@/features/notifications/server/sources/tell-of-regrade";
import { tellOfVersion } from "@/features/notifications/server/sources/tell-of-version";
import { warnOfEndingEnrollments } from "@/features/notifications/server/sources/warn-of-ending-enrollments";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

const ofCertificate = inngest.createFunction(
  { id: "notifications.certificate", triggers: [on(certificateIssued)] },
  ({ event, step }) => step.run("tell", () => tellOfCertificate(deps, event.data.certificateId)),
);

const ofReissue = inngest.createFunction(
  { id: "notifications.certificate-reissued", triggers: [on(certificateReissued)] },
  ({ event, step }) => step.run("tell", () => tellOfReissue(deps, event.data.certificateId)),
);

const ofRevocation = inngest.createFunction(
  { id: "notifications.certificate-revoked", triggers: [on(certificateRevoked)] },
  ({ event, step }) => step.run("tell", () => tellOfRevocation(deps, event.data.certificateId)),
);

const ofCompletion = inngest.createFunction(
  { id: "notifications.completion", triggers: [on(courseCompleted)] },
  ({ event, step }) => step.run("tell", () => tellOfCompletion(deps, event.data.enrollmentId)),
);

/** One thing, which comes a hundred times as a course begins: the call does it, without a second one after a step. */
const ofEnrollment = inngest.createFunction(
  { id: "notifications.enrollment", triggers: [on(enrollmentCreated)] },
  ({ event }) => tellOfEnrollment(deps, event.data.enrollmentId),
);

const ofGrade = inngest.createFunction(
  { id: "notifications.grade", triggers: [on(attemptGraded)] },
  ({ event, step }) => step.run("tell", () => tellOfGrade(deps, event.data)),
);

const ofGradebook = inngest.createFunction(
  { id: "notifications.gradebook", triggers: [on(gradesChanged)] },
  ({ event, step }) => step.run("tell", () => tellOfGrades(deps, event.data)),
);

const ofRegrade = inngest.createFunction(
  { id: "notifications.regrade", triggers: [on(answersRegraded)] },
  ({ event, step }) => step.run("tell", () => tellOfRegrade(deps, event.data)),
);

const ofEndedEnrollment = inngest.createFunction(
  { id: "notifications.ended-seat", triggers: [on(enrollmentExpired)] },
  ({ event, step }) => step.run("tell", () => tellOfEndedEnrollment(deps, event.data.enrollmentId)),
);

const ofVersion = inngest.createFunction(
  { id: "notifications.version", triggers: [on(coursePublished)] },
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
  { id: "notifications.export", triggers: [on(exportReady)] },
  ({ event, step }) => step.run("tell", () => tellOfExport(deps, event.data.requestId)),
);

export const tellLearners = [
  ofCertificate,
  ofReissue,
  ofRevocation,
  ofCompletion,
  ofEnrollment,
  ofGrade,
  ofGradebook,
  ofRegrade,
  ofEndedEnrollment,
  ofVersion,
  ofEndingEnrollments,
  ofExport,
];

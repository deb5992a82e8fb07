import "server-only";
import type { InngestFunction } from "inngest";
import { finishOverdueAttempts } from "@/features/assessment/server/jobs/finish-overdue-attempts";
import { archiveBuilderSessions } from "@/features/authoring/server/jobs/archive-builder-sessions";
import { checkCourseLinks } from "@/features/authoring/server/jobs/check-course-links";
import { publishDue } from "@/features/authoring/server/jobs/publish-due";
import { issue as issueCertificate } from "@/features/certificates/server/jobs/issue";
import { parseAddedSource } from "@/features/drafting/server/jobs/parse-source";
import { writeStages } from "@/features/drafting/server/jobs/write-stage";
import { claimInvites } from "@/features/enrollment/server/jobs/claim-invites";
import { expireSeatsJob } from "@/features/enrollment/server/jobs/expire-seats";
import { mailGivenSeat, mailInvitedStudent } from "@/features/enrollment/server/jobs/mail-students";
import { importUploadedCourse } from "@/features/interchange/server/jobs/import-uploaded-course";
import { sweepImportLeftovers } from "@/features/interchange/server/jobs/sweep-imports";
import { moveLearners } from "@/features/learning/server/jobs/move-learners";
import { mailChangedPassword, mailResetLink } from "@/features/mail/server/jobs/mail-account";
import { mailAddressProof, mailPrimaryChange, mailRemovedAddress } from "@/features/mail/server/jobs/mail-address";
import { purgeOldMails } from "@/features/mail/server/jobs/purge-mails";
import { sendQueued } from "@/features/mail/server/jobs/send-queued";
import { prepareStoredFile } from "@/features/media/server/jobs/prepare-file";
import { sweepStorage } from "@/features/media/server/jobs/sweep-storage";
import { mailReviewDecision } from "@/features/reviews/server/jobs/mail-decision";
import { mailPublishedReviews } from "@/features/reviews/server/jobs/mail-new-reviews";
import { purgeExpiredSessions } from "./jobs/purge-expired-sessions";
import { purgeJobHistory } from "./jobs/purge-job-history";
import { purgeRateLimits } from "./jobs/purge-rate-limits";

/** Every function of this installation, one a file: features/<name>/server/jobs, and ./jobs for those of no feature. */
export const functions: InngestFunction.Any[] = [
  checkCourseLinks,
  archiveBuilderSessions,
  claimInvites,
  expireSeatsJob,
  finishOverdueAttempts,
  importUploadedCourse,
  issueCertificate,
  mailAddressProof,
  mailChangedPassword,
  parseAddedSource,
  mailGivenSeat,
  mailInvitedStudent,
  mailPrimaryChange,
  mailRemovedAddress,
  mailPublishedReviews,
  mailResetLink,
  mailReviewDecision,
  prepareStoredFile,
  moveLearners,
  publishDue,
  purgeExpiredSessions,
  purgeOldMails,
  purgeJobHistory,
  purgeRateLimits,
  sendQueued,
  sweepImportLeftovers,
  sweepStorage,
  ...writeStages,
];

import "server-only";
import type { InngestFunction } from "inngest";
import { auditLocks } from "@/features/accounts/server/jobs/audit-locks";
import { forgetOldNetworks } from "@/features/accounts/server/jobs/forget-networks";
import { purgeSignUps } from "@/features/accounts/server/jobs/purge-sign-ups";
import { finishOverdueAttempts } from "@/features/assessment/server/jobs/finish-overdue-attempts";
import { forgetAddresses } from "@/features/assessment/server/jobs/forget-addresses";
import { sweepAnswerFiles } from "@/features/assessment/server/jobs/sweep-answer-files";
import { readAuditChain } from "@/features/audit/server/jobs/read-chain";
import { issue as issueCertificate } from "@/features/certificates/server/jobs/issue";
import { issueEarlierOnes } from "@/features/certificates/server/jobs/issue-earlier";
import { checkCourseLinks } from "@/features/courses/server/jobs/check-course-links";
import { publishDue } from "@/features/courses/server/jobs/publish-due";
import { parseAddedSource } from "@/features/drafting/server/jobs/parse-source";
import { writeStages } from "@/features/drafting/server/jobs/write-stage";
import { claimInvites } from "@/features/enrollment/server/jobs/claim-invites";
import { expireEnrollmentsJob } from "@/features/enrollment/server/jobs/expire-enrollments";
import { mailAccessRequest, mailDeclinedRequest } from "@/features/enrollment/server/jobs/mail-requests";
import { mailGivenEnrollment, mailInvitedStudent } from "@/features/enrollment/server/jobs/mail-students";
import { mailInstructorDecision } from "@/features/instructors/server/jobs/mail-decision";
import { importUploadedCourse } from "@/features/interchange/server/jobs/import-uploaded-course";
import { sweepImportLeftovers } from "@/features/interchange/server/jobs/sweep-imports";
import { moveLearners } from "@/features/learning/server/jobs/move-learners";
import { mailChangedPassword, mailResetLink } from "@/features/mail/server/jobs/mail-account";
import { mailAddressProof, mailPrimaryChange, mailRemovedAddress } from "@/features/mail/server/jobs/mail-address";
import { mailLockedAccount } from "@/features/mail/server/jobs/mail-locked";
import { mailNewSignIn } from "@/features/mail/server/jobs/mail-new-device";
import { mailLinkedAccount, mailSignUpLink } from "@/features/mail/server/jobs/mail-provider";
import { mailFactorChange } from "@/features/mail/server/jobs/mail-second-factor";
import { purgeOldMails } from "@/features/mail/server/jobs/purge-mails";
import { sendQueued } from "@/features/mail/server/jobs/send-queued";
import { countStoredBytes } from "@/features/media/server/jobs/count-storage";
import { prepareStoredFile } from "@/features/media/server/jobs/prepare-file";
import { sweepStorage } from "@/features/media/server/jobs/sweep-storage";
import { mailOfNotifications } from "@/features/notifications/server/jobs/mail-notifications";
import { remindLearners } from "@/features/notifications/server/jobs/remind-learners";
import { tellAuthors } from "@/features/notifications/server/jobs/tell-authors";
import { tellLearners } from "@/features/notifications/server/jobs/tell-learners";
import { tellOfAccess } from "@/features/notifications/server/jobs/tell-of-access";
import { tellOfDiscussion } from "@/features/notifications/server/jobs/tell-of-discussion";
import { tellMessage } from "@/features/notifications/server/jobs/tell-of-message";
import { joinPractice } from "@/features/practice/server/jobs/join-queue";
import { eraseDuePeople } from "@/features/privacy/server/jobs/deletions";
import { exportJobs } from "@/features/privacy/server/jobs/exports";
import { followRegrade } from "@/features/regrade/server/jobs/follow-regrade";
import { mailReviewDecision } from "@/features/reviews/server/jobs/mail-decision";
import { mailPublishedReviews } from "@/features/reviews/server/jobs/mail-new-reviews";
import { countFigures } from "@/features/statistics/server/jobs/count";
import { reconcileFigures } from "@/features/statistics/server/jobs/reconcile";
import { archiveBuilderSessions } from "@/features/studio/server/jobs/archive-builder-sessions";
import { tierJobs } from "@/features/subscriptions/server/jobs/tiers";
import { answerProbe } from "./jobs/answer-probe";
import { purgeExpiredSessions } from "./jobs/purge-expired-sessions";
import { purgeJobHistory } from "./jobs/purge-job-history";
import { purgeRateLimits } from "./jobs/purge-rate-limits";
import { takeDailyBackup } from "./jobs/take-backup";

/** Every function of this installation, one a file: features/<name>/server/jobs, and ./jobs for those of no feature. */
export const functions: InngestFunction.Any[] = [
  answerProbe,
  checkCourseLinks,
  archiveBuilderSessions,
  auditLocks,
  claimInvites,
  countStoredBytes,
  countFigures,
  eraseDuePeople,
  expireEnrollmentsJob,
  finishOverdueAttempts,
  forgetAddresses,
  followRegrade,
  forgetOldNetworks,
  importUploadedCourse,
  issueCertificate,
  issueEarlierOnes,
  joinPractice,
  mailAccessRequest,
  mailAddressProof,
  mailChangedPassword,
  parseAddedSource,
  mailDeclinedRequest,
  mailGivenEnrollment,
  mailInstructorDecision,
  mailInvitedStudent,
  mailPrimaryChange,
  mailRemovedAddress,
  mailPublishedReviews,
  mailNewSignIn,
  mailFactorChange,
  mailLinkedAccount,
  mailLockedAccount,
  mailResetLink,
  mailReviewDecision,
  mailSignUpLink,
  prepareStoredFile,
  moveLearners,
  publishDue,
  purgeExpiredSessions,
  purgeOldMails,
  purgeJobHistory,
  purgeRateLimits,
  takeDailyBackup,
  purgeSignUps,
  readAuditChain,
  reconcileFigures,
  remindLearners,
  sendQueued,
  sweepAnswerFiles,
  sweepImportLeftovers,
  sweepStorage,
  ...exportJobs,
  ...mailOfNotifications,
  ...tellAuthors,
  ...tellLearners,
  ...tellOfAccess,
  ...tierJobs,
  ...tellOfDiscussion,
  tellMessage,
  ...writeStages,
];

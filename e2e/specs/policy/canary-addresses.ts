import { pagePolicies } from "../../../src/policy/pages";
import { statusTable } from "./status-table";

/** What an address of the status table says of the demo content, in the words of the scene. */
const inScene: readonly [string, string][] = [
  ["reading-a-tide-table", "{slug}"],
  ["estimation-without-fear", "{slug}"],
  ["sql-for-people-who-count", "{pricedSlug}"],
  ["{student}", "{studentId}"],
  ["{tides}", "{courseId}"],
  ["{tidesLesson}", "{lastId}"],
  ["{tidesVideo}", "{videoId}"],
  ["{tidesLab}", "{labId}"],
  ["{tidesQuiz}", "{quizId}"],
  ["{ownAttemptQuiz}", "{quizId}"],
  ["{sqlAttemptQuiz}", "{quizId}"],
  ["{tidesAnswer}", "{answerId}"],
  ["{tidesEnrollment}", "{studentEnrollment}"],
  ["{sqlEnrollment}", "{studentEnrollment}"],
  ["{tidesGroup}", "{courseGroupId}"],
  ["{sqlGroup}", "{courseGroupId}"],
  ["{sqlLesson}", "{pricedLessonId}"],
  ["{sqlLab}", "{pricedLessonId}"],
  ["{sqlQuiz}", "{pricedLessonId}"],
  ["{sql}", "{pricedId}"],
  ["{draft}", "{draftCourseId}"],
  ["{ownAttempt}", "{attemptId}"],
  ["{sqlAttempt}", "{endedAttemptId}"],
  ["{ownCertificate}", "{number}"],
  ["{sqlCertificate}", "{number}"],
];

/** Pages of things that the status table asks for in vain, and those that show more by their query. */
const further = [
  "/admin/access?queue=granted",
  "/admin/access?queue=declined",
  "/admin/instructors?queue=all",
  "/admin/jobs?run={canaryRunId}",
  "/admin/outbox?mail={mailId}",
  "/admin/reviews?queue=all",
  "/admin/reviews?queue=rejected",
  "/courses?q=tide",
  "/courses/{slug}/discussion?thread={threadId}",
  "/courses/{slug}/discussion?show=reported",
  "/instructor/courses/{draftCourseId}",
  "/instructor/courses/{courseId}/lessons/{labId}",
  "/instructor/banks/{bankId}",
  "/instructor/banks/{bankId}/{bankQuestionId}",
  "/instructor/drafts/{sessionId}",
  "/instructor/drafts/ai/{draftId}",
  "/instructor/drafts/ai/{draftId}/outline",
  "/instructor/drafts/ai/{draftId}/sources/{sourceId}",
  "/instructor/templates/{templateId}",
  "/instructor/invitations/{inviteToken}",
  "/instructors/{leadName}",
  "/instructors/{studentName}",
  "/learn/{slug}/{videoId}",
  "/learn/{slug}/{labId}",
  "/learn/{slug}/{quizId}/attempt",
  "/not-me/{doubtedToken}",
  "/people/{studentName}",
  "/preview/{previewToken}",
  "/preview/{previewToken}/{labId}",
  "/preview/{previewToken}/{quizId}",
  "/reset-password/{resetToken}",
  "/unsubscribe/{refusalToken}",
  "/verify-email/{verificationToken}",
  "/verify/{number}",
];

/** Of what is not there nothing can be shown. */
const isOfNothing = /no-such|not-a|not-an|nobody|nothing|not-built|0199f3c2-7a10/;

/** The address of each page, once, with the things of the scene in braces. */
export function listAddresses(): string[] {
  const rows = Object.keys(pagePolicies).flatMap((route) =>
    Object.keys(statusTable[route as keyof typeof pagePolicies]),
  );
  const meant = rows
    .filter((row) => !isOfNothing.test(row))
    .map((row) => inScene.reduce((text, [demo, own]) => text.replaceAll(demo, own), row));
  return [...new Set([...meant, ...further])];
}

/** Kinds of emails that can be refused, as choices and the outbox name them. */
export const mailKinds = [
  "team.invitation",
  "course.invitation",
  "course.access",
  "access.requested",
  "access.declined",
  "tier.changed",
  "draft.ending",
  "instructor.decided",
  "review.decided",
  "review.published",
  // Written by notifications, one for each of their kinds that has no mail of its own, and what gathers several.
  "certificate.issued",
  "certificate.reissued",
  "certificate.revoked",
  "course.completed",
  "course.version",
  "course.announcement",
  "course.message",
  "attempt.graded",
  "answer.regraded",
  "grades.changed",
  "course.unpublished",
  "question.asked",
  "question.answered",
  "answer.accepted",
  "tier.ending",
  "seat.ending",
  "seat.ended",
  "study.reminder",
  "data.ready",
  "draft.written",
  "draft.failed",
  "learner.enrolled",
  "learner.completed",
  "notification.digest",
] as const;
/** Those about the account itself: no one can do without them. */
export const accountMailKinds = [
  "account.reset",
  "account.password",
  "account.verify",
  "account.address",
  "account.device",
  "account.factor",
  "account.deletion",
  "account.linked",
  "account.locked",
  "account.standing",
] as const;

export type MailKind = (typeof mailKinds)[number];
export type AccountMailKind = (typeof accountMailKinds)[number];
export type AnyMailKind = MailKind | AccountMailKind;

const isOneOf =
  <Kind extends string>(kinds: readonly Kind[]) =>
  (text: string): text is Kind =>
    kinds.some((kind) => kind === text);

export const isMailKind = isOneOf(mailKinds);
export const isAnyMailKind = isOneOf<AnyMailKind>([...mailKinds, ...accountMailKinds]);

/** Its words open something: they are not kept once the mail is on its way. */
export const holdsSecret = (kind: string): boolean =>
  kind === "account.reset" || kind === "account.verify" || kind === "account.device";

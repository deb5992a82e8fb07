import type { IconName } from "@/components/ui/icon-names";

/** When an email goes out; a digest gathers what has not been read until then. */
export const mailRhythms = ["now", "daily", "weekly", "never"] as const;
export type MailRhythm = (typeof mailRhythms)[number];

/** Under which tab of /notifications and which part of the choices it is. */
export type NotificationGroup = "courses" | "teaching";

interface KindFacts {
  priority: "LOW" | "NORMAL" | "HIGH";
  group: NotificationGroup;
  icon: IconName;
  /** Until the person chooses otherwise. */
  mail: MailRhythm;
  /** The feature that it is about writes the mail itself, under the same kind: here it can only be refused. */
  hasOwnMail?: true;
  /** What comes within so many minutes is one notification that counts. Words of such a kind take `count`. */
  batchMinutes?: number;
  /** The switch of the studio's own page: with a row there, it is the truth about the bell. */
  dashboardSwitch?: "notifyNewEnrollments" | "notifyNewReviews" | "notifyCourseCompletions";
}

/** Each kind of notification; its words are `notifications.kinds.KIND` (title, message, about). */
export const notificationKinds = {
  "certificate.issued": { priority: "NORMAL", group: "courses", icon: "shield-check", mail: "now" },
  "certificate.reissued": { priority: "NORMAL", group: "courses", icon: "shield-check", mail: "now" },
  "certificate.revoked": { priority: "HIGH", group: "courses", icon: "ban", mail: "now" },
  "course.completed": { priority: "LOW", group: "courses", icon: "circle-check-big", mail: "never" },
  "course.version": { priority: "NORMAL", group: "courses", icon: "git-compare-arrows", mail: "weekly" },
  "course.announcement": { priority: "NORMAL", group: "courses", icon: "message-square", mail: "now" },
  "course.message": { priority: "NORMAL", group: "courses", icon: "mail", mail: "now" },
  "attempt.graded": { priority: "NORMAL", group: "courses", icon: "clipboard-check", mail: "now" },
  "answer.regraded": { priority: "NORMAL", group: "courses", icon: "clipboard-check", mail: "now" },
  "grades.changed": {
    ...{ priority: "NORMAL", group: "courses", icon: "clipboard-check", mail: "daily" },
    batchMinutes: 60,
  },
  "question.answered": { priority: "NORMAL", group: "courses", icon: "message-square", mail: "daily" },
  "answer.accepted": { priority: "LOW", group: "courses", icon: "check", mail: "never" },
  "course.access": { priority: "NORMAL", group: "courses", icon: "book-open", mail: "now", hasOwnMail: true },
  "access.declined": { priority: "HIGH", group: "courses", icon: "ban", mail: "now", hasOwnMail: true },
  "tier.changed": { priority: "NORMAL", group: "courses", icon: "key-round", mail: "now", hasOwnMail: true },
  "tier.ending": { priority: "HIGH", group: "courses", icon: "calendar-clock", mail: "now" },
  "seat.ending": { priority: "HIGH", group: "courses", icon: "calendar-clock", mail: "now" },
  "seat.ended": { priority: "NORMAL", group: "courses", icon: "clock", mail: "now" },
  "study.reminder": { priority: "LOW", group: "courses", icon: "clock", mail: "now" },
  "team.invitation": { priority: "HIGH", group: "courses", icon: "user-plus", mail: "now", hasOwnMail: true },
  "access.requested": { priority: "HIGH", group: "teaching", icon: "key-round", mail: "now", hasOwnMail: true },
  "instructor.decided": { priority: "HIGH", group: "teaching", icon: "shield-check", mail: "now", hasOwnMail: true },
  "data.ready": { priority: "NORMAL", group: "courses", icon: "archive", mail: "now" },
  "course.unpublished": { priority: "HIGH", group: "teaching", icon: "eye-off", mail: "now" },
  "draft.written": { priority: "NORMAL", group: "teaching", icon: "pen-line", mail: "never" },
  "draft.failed": { priority: "HIGH", group: "teaching", icon: "triangle-alert", mail: "never" },
  "draft.ending": { priority: "NORMAL", group: "teaching", icon: "archive", mail: "now", hasOwnMail: true },
  "question.asked": { priority: "NORMAL", group: "teaching", icon: "message-square", mail: "daily", batchMinutes: 60 },
  "learner.enrolled": {
    priority: "LOW",
    group: "teaching",
    icon: "users",
    mail: "weekly",
    batchMinutes: 60,
    dashboardSwitch: "notifyNewEnrollments",
  },
  "learner.completed": {
    priority: "LOW",
    group: "teaching",
    icon: "clipboard-check",
    mail: "weekly",
    batchMinutes: 60,
    dashboardSwitch: "notifyCourseCompletions",
  },
} as const satisfies Record<string, KindFacts>;

export type NotificationKind = keyof typeof notificationKinds;

export const allKinds = Object.keys(notificationKinds) as NotificationKind[];

export const isNotificationKind = (text: string): text is NotificationKind => text in notificationKinds;

export const factsOf = (kind: NotificationKind): KindFacts => notificationKinds[kind];

export const rhythmsOf = (kind: NotificationKind): readonly MailRhythm[] =>
  factsOf(kind).hasOwnMail ? ["now", "never"] : mailRhythms;

import { type Actor, isAdmin, isPerson, isSuspended, isVerified, mayTeach } from "./actor";
import type { Rule } from "./rule";

export type CourseState = "DRAFT" | "IN_REVIEW" | "SCHEDULED" | "LIVE" | "ARCHIVED";

/** What the rules need to know of a course and of the asker's place in it. */
export interface CourseFacts {
  readonly id: string;
  readonly slug: string;
  readonly state: CourseState;
  readonly visibility: "PUBLIC" | "UNLISTED" | "INVITATION";
  readonly isPriced: boolean;
  /** Its lead may not teach for now: no new students and no new versions. */
  readonly isSuspended: boolean;
  /** The asker's rights as an instructor of it, or null. */
  readonly teaching: {
    readonly role: "LEAD" | "EDITOR" | "ASSISTANT";
    readonly canEditContent: boolean;
    readonly canPublish: boolean;
    readonly canManageStudents: boolean;
    readonly canGrade: boolean;
    readonly canViewAnalytics: boolean;
    readonly canReplyToReviews: boolean;
  } | null;
  /** The asker's enrollment, or null. DROPPED and EXPIRED enrollments are none. */
  readonly enrollment: {
    readonly enrollmentId: string;
    readonly versionId: string;
    readonly status: "ACTIVE" | "SUSPENDED" | "COMPLETED";
    readonly opensEverything: boolean;
    /** Another version than that of the enrollment is live. */
    readonly isBehind?: boolean;
  } | null;
  /** An invitation to it that the asker holds. */
  readonly isInvited: boolean;
}

const isLead = (course: CourseFacts): boolean => course.teaching?.role === "LEAD";

/** An instructor of the course or an admin: sees drafts and every body. */
export const isStaff: Rule<CourseFacts> = (actor, course) => isAdmin(actor) || course.teaching !== null;

/** Sees what single students did and answered: whoever looks after them or grades them. */
export const seesLearners: Rule<CourseFacts> = (actor, course) =>
  isAdmin(actor) || isLead(course) || course.teaching?.canManageStudents === true || course.teaching?.canGrade === true;

const isStudying = (course: CourseFacts): boolean =>
  course.enrollment !== null && course.enrollment.status !== "SUSPENDED";

/** Live courses are known to everybody, those by invitation to the invited; students keep what they have. */
const visible: Rule<CourseFacts> = (actor, course) => {
  if (isStaff(actor, course) || course.enrollment !== null) return true;
  if (course.state !== "LIVE") return false;
  return course.visibility !== "INVITATION" || course.isInvited;
};

/** Who fails `course.read` must not learn that the course exists: it reads as 404. */
export const courseRules = {
  "course.read": visible,
  "course.bookmark": (actor: Actor, course: CourseFacts) => isPerson(actor) && visible(actor, course),
  "course.enroll": (actor: Actor, course: CourseFacts) => isPerson(actor) && visible(actor, course),
  /** An enrollment in a priced course is asked for; whoever teaches it needs none. */
  "course.requestAccess": (actor: Actor, course: CourseFacts) =>
    isVerified(actor) && visible(actor, course) && !isStaff(actor, course),
  "course.learn": (actor: Actor, course: CourseFacts) =>
    isPerson(actor) && (isStudying(course) || isStaff(actor, course)),
  /** Progress, answers and completion belong to an enrollment; instructors and admins looking in leave no trace. */
  "course.progress": (actor: Actor, course: CourseFacts) => isPerson(actor) && isStudying(course),
  "course.manage": isStaff,
  "course.edit": (actor: Actor, course: CourseFacts) =>
    course.state !== "ARCHIVED" && (isAdmin(actor) || isLead(course) || course.teaching?.canEditContent === true),
  "course.publish": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) ||
    (!course.isSuspended && !isSuspended(actor) && (isLead(course) || course.teaching?.canPublish === true)),
  "course.export": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canEditContent === true,
  /** A course of one's own made from it: for those who may take it out, and may have courses at all. */
  "course.copy": (actor: Actor, course: CourseFacts) =>
    mayTeach(actor) &&
    isVerified(actor) &&
    !isSuspended(actor) &&
    (isAdmin(actor) || isLead(course) || course.teaching?.canEditContent === true),
  "course.manageStudents": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canManageStudents === true,
  /** Figures of its students as a whole; whom they are made of is course.manageStudents. */
  "course.viewAnalytics": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canViewAnalytics === true,
  "course.manageTeam": (actor: Actor, course: CourseFacts) => isAdmin(actor) || isLead(course),
  /** The lead cannot go before someone else leads. */
  "course.leaveTeam": (_actor: Actor, course: CourseFacts) => course.teaching !== null && !isLead(course),
  "course.sharePreview": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canEditContent === true,
  /** Students alone: whoever teaches a course says nothing of it in the reviews, a right in the team or none. */
  "course.review": (actor: Actor, course: CourseFacts) =>
    isVerified(actor) && isStudying(course) && course.teaching === null,
  "course.voteOnReviews": (actor: Actor, course: CourseFacts) =>
    isPerson(actor) && visible(actor, course) && course.teaching === null,
  /** Also the team's way to what they think should not be there: they may answer a review, and never hide one. */
  "course.reportReviews": (actor: Actor, course: CourseFacts) => isPerson(actor) && visible(actor, course),
  "course.replyToReviews": (actor: Actor, course: CourseFacts) =>
    isPerson(actor) && !isSuspended(actor) && (isLead(course) || course.teaching?.canReplyToReviews === true),
  /** Reads and writes in the discussion, of the lessons that are open to them, and reads what the team announces. */
  "course.discuss": (actor: Actor, course: CourseFacts) =>
    isPerson(actor) && (isStudying(course) || isStaff(actor, course)),
  /** Hides, closes, pins, mutes, answers reports: whoever looks after the course's students. */
  "course.moderateDiscussion": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canManageStudents === true,
  /** Tells all students something: publishing, to whoever is suspended. */
  "course.announce": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || (!isSuspended(actor) && (isLead(course) || course.teaching?.canManageStudents === true)),
  /** Reads the answers that a person has to grade, and grades them: whoever may, and not whoever only looks after students. */
  "course.grade": (actor: Actor, course: CourseFacts) =>
    isAdmin(actor) || isLead(course) || course.teaching?.canGrade === true,
  /** Reads the grades of all students: whoever sees what single ones did. */
  "course.viewGrades": seesLearners,
  "course.revokeCertificate": (actor: Actor, course: CourseFacts) => isAdmin(actor) || isLead(course),
} as const satisfies Record<`course.${string}`, Rule<CourseFacts>>;

export type CourseAction = keyof typeof courseRules;

/**
 * The people of the tables, a column each, with the letter that is above it. The course, and all that hangs on it, is that of
 * the scene (course-scene.ts, things-scene.ts):
 *
 * G guest: signed out.
 * S student: studies in the course, and owns one of each thing that a student can own.
 * O otherStudent: has an account, no enrollment, and an invitation to the course's team.
 * L lead: leads the course, and owns one of each thing that an author can own.
 * I otherInstructor: teaches, elsewhere.
 * H helper: in the course's team, without a single right.
 * A admin.
 * X suspended: was an instructor of good standing, has every right in the course's team, and is suspended.
 * P paused: a student of the course whose enrollment is suspended.
 * U unproved: signed up, has an enrollment in the course, and has proved no address.
 *
 * "Suspended" can be said of an instructor and of an enrollment, so it has two columns.
 *
 * What is in a cell:
 *
 * + let in. What was asked is done, or the answer says what about the thing, not about the person, is in the way.
 * s SIGN_IN_REQUIRED common.sign_in_required
 * f FORBIDDEN common.forbidden
 * n NOT_FOUND common.not_found
 * v FORBIDDEN accounts.verify_first: nothing but a proved address is missing.
 * x the refusal that the row names behind it.
 *
 * In each row someone gets done what is asked, or the row says why no one does ("no one: ...").
 */
export const columns = [
  "guest",
  "student",
  "otherStudent",
  "lead",
  "otherInstructor",
  "helper",
  "admin",
  "suspended",
  "paused",
  "unproved",
] as const;
export type Column = (typeof columns)[number];

import { describe, expect, it } from "vitest";
import { type Action, isOpenAction } from "@/policy/actions";
import { type Actor, guest, type Person, personIdOf } from "@/policy/actor";
import { type AttemptFacts, attemptRules } from "@/policy/attempt";
import { type CertificateFacts, certificateRules } from "@/policy/certificate";
import { type CourseFacts, courseRules } from "@/policy/course";
import { lessonRules } from "@/policy/lesson";
import { previewRules } from "@/policy/preview";
import { judge } from "@/policy/rule";
import { siteRules } from "@/policy/site";

/**
 * Who may do what, written by hand and read as a table. One letter a column:
 * G guest · S student without an enrollment · L student of the course · X student whose enrollment is suspended · O other instructor ·
 * T assistant of the course · E editor (may edit content) · H lead · A admin.
 * A letter that is present is allowed; everybody else is refused.
 * The columns of a live, public, free course come first, those of a draft second.
 */
const columns = "GSLXOTEHA";

const table: Record<Action, { live: string; draft: string }> = {
  "site.read": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "account.enter": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "account.own": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "account.private": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "account.change": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "account.protect": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "account.leave": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "portal.use": { live: "OTEHA", draft: "OTEHA" },
  "course.create": { live: "OTEHA", draft: "OTEHA" },
  "media.use": { live: "OTEHA", draft: "OTEHA" },
  "admin.use": { live: "A", draft: "A" },
  "office.enter": { live: "A", draft: "A" },
  "audit.read": { live: "A", draft: "A" },
  "page.edit": { live: "A", draft: "A" },
  "certificate.verify": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "instructor.apply": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "team.join": { live: "SLXOTEHA", draft: "SLXOTEHA" },
  "instructor.decide": { live: "A", draft: "A" },
  "review.moderate": { live: "A", draft: "A" },
  "mail.refuse": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "setup.use": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "course.read": { live: "GSLXOTEHA", draft: "LXTEHA" },
  "course.bookmark": { live: "SLXOTEHA", draft: "LXTEHA" },
  "course.enroll": { live: "SLXOTEHA", draft: "LXTEHA" },
  "course.requestAccess": { live: "SLXO", draft: "LX" },
  "course.learn": { live: "LTEHA", draft: "LTEHA" },
  "course.progress": { live: "L", draft: "L" },
  "course.manage": { live: "TEHA", draft: "TEHA" },
  "course.edit": { live: "EHA", draft: "EHA" },
  "course.publish": { live: "HA", draft: "HA" },
  "course.export": { live: "EHA", draft: "EHA" },
  "course.copy": { live: "EHA", draft: "EHA" },
  "course.manageStudents": { live: "HA", draft: "HA" },
  "course.viewAnalytics": { live: "HA", draft: "HA" },
  "course.manageTeam": { live: "HA", draft: "HA" },
  "course.leaveTeam": { live: "TE", draft: "TE" },
  "course.sharePreview": { live: "EHA", draft: "EHA" },
  "course.revokeCertificate": { live: "HA", draft: "HA" },
  "course.review": { live: "L", draft: "L" },
  "course.voteOnReviews": { live: "SLXOA", draft: "LXA" },
  "course.reportReviews": { live: "SLXOTEHA", draft: "LXTEHA" },
  "course.replyToReviews": { live: "H", draft: "H" },
  "course.discuss": { live: "LTEHA", draft: "LTEHA" },
  "course.moderateDiscussion": { live: "HA", draft: "HA" },
  "course.grade": { live: "HA", draft: "HA" },
  "course.viewGrades": { live: "HA", draft: "HA" },
  "course.announce": { live: "HA", draft: "HA" },
  "lesson.read": { live: "GSLXOTEHA", draft: "LXTEHA" },
  "lesson.progress": { live: "L", draft: "L" },
  "lesson.note": { live: "SLXOTEHA", draft: "LXTEHA" },
  "lesson.discuss": { live: "LTEHA", draft: "LTEHA" },
  "lesson.attempt": { live: "L", draft: "L" },
  "attempt.read": { live: "LXHA", draft: "LXHA" },
  "attempt.readSignals": { live: "LXHA", draft: "LXHA" },
  "attempt.answer": { live: "L", draft: "L" },
  "certificate.exists": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
  "certificate.read": { live: "LXTEHA", draft: "LXTEHA" },
  "certificate.revoke": { live: "HA", draft: "HA" },
  "certificate.reissue": { live: "A", draft: "A" },
  "preview.read": { live: "GSLXOTEHA", draft: "GSLXOTEHA" },
};

const person = (id: string, role: Person["role"]): Person => ({
  kind: "person",
  id,
  sessionId: `session-${id}`,
  isSuspicious: false,
  name: id,
  username: id,
  role,
  tier: "FREE",
  grantedActions: [],
  isOnATeam: false,
  isWriter: false,
  isVerified: true,
  isSuspended: false,
});

const noRights = {
  canEditContent: false,
  canPublish: false,
  canManageStudents: false,
  canGrade: false,
  canViewAnalytics: false,
  canReplyToReviews: false,
};
const enrollment = (status: "ACTIVE" | "SUSPENDED") => ({
  enrollmentId: "e",
  versionId: "v",
  status,
  opensEverything: false,
});

const actors: Record<
  string,
  { actor: Actor; teaching?: CourseFacts["teaching"]; enrollment?: CourseFacts["enrollment"] }
> = {
  G: { actor: guest },
  S: { actor: person("student", "STUDENT") },
  L: { actor: person("learner", "STUDENT"), enrollment: enrollment("ACTIVE") },
  X: { actor: person("suspended", "STUDENT"), enrollment: enrollment("SUSPENDED") },
  O: { actor: person("other", "INSTRUCTOR") },
  T: { actor: person("assistant", "INSTRUCTOR"), teaching: { role: "ASSISTANT", ...noRights } },
  E: { actor: person("editor", "INSTRUCTOR"), teaching: { role: "EDITOR", ...noRights, canEditContent: true } },
  H: { actor: person("lead", "INSTRUCTOR"), teaching: { role: "LEAD", ...noRights } },
  A: { actor: person("admin", "ADMIN") },
};

function courseAs(letter: string, state: CourseFacts["state"]): CourseFacts {
  const { teaching = null, enrollment: own = null } = actors[letter] ?? {};
  return {
    id: "c",
    slug: "c",
    state,
    visibility: "PUBLIC",
    isPriced: false,
    isSuspended: false,
    teaching,
    enrollment: own,
    isInvited: false,
  };
}

/** The attempt and certificate asked for belong to the student, and to the suspended one where it is the one who asks. */
const ownerAs = (letter: string): string => (letter === "X" ? "suspended" : "learner");

function isAllowed(
  action: Action,
  letter: string,
  state: CourseFacts["state"],
  actor = actors[letter]?.actor ?? guest,
): boolean {
  const course = courseAs(letter, state);
  if (action in siteRules) return siteRules[action as keyof typeof siteRules](actor, {});
  if (action in courseRules) return courseRules[action as keyof typeof courseRules](actor, course);
  if (action in lessonRules)
    return lessonRules[action as keyof typeof lessonRules](actor, { id: "l", course, isShown: true });
  if (action in attemptRules) {
    const attempt: AttemptFacts = {
      id: "a",
      userId: ownerAs(letter),
      enrollmentStatus: letter === "X" ? "SUSPENDED" : "ACTIVE",
      courseId: course.id,
      course: ownerAs(letter) === personIdOf(actor) ? null : course,
    };
    return attemptRules[action as keyof typeof attemptRules](actor, attempt);
  }
  if (action in previewRules) return previewRules[action as keyof typeof previewRules](actor, { isOpen: true });
  const certificate: CertificateFacts = { id: "z", userId: ownerAs(letter), course };
  return certificateRules[action as keyof typeof certificateRules](actor, certificate);
}

describe.each(Object.entries(table))("%s", (action, { live, draft }) => {
  it.each([...columns])("for %s is as the table says", (letter) => {
    expect(isAllowed(action as Action, letter, "LIVE")).toBe(live.includes(letter));
    expect(isAllowed(action as Action, letter, "DRAFT")).toBe(draft.includes(letter));
  });
});

it("an action that a guest may be allowed is an open one, and every other is a person's", () => {
  const openToGuests = (Object.keys(table) as Action[]).filter((action) => table[action].live.includes("G"));
  expect((Object.keys(table) as Action[]).filter(isOpenAction)).toEqual(openToGuests);
});

it("each right of a team's member opens its own actions and no others", () => {
  const helper = person("helper", "STUDENT");
  const may = (action: keyof typeof courseRules, right: keyof typeof noRights) => {
    const teaching = { role: "ASSISTANT" as const, ...noRights, [right]: true };
    return courseRules[action](helper, { ...courseAs("S", "LIVE"), teaching });
  };
  const rights = Object.keys(noRights) as (keyof typeof noRights)[];
  const opened = (action: keyof typeof courseRules) => rights.filter((right) => may(action, right));
  expect(opened("course.edit")).toEqual(["canEditContent"]);
  expect(opened("course.sharePreview")).toEqual(["canEditContent"]);
  expect(opened("course.publish")).toEqual(["canPublish"]);
  expect(opened("course.manageStudents")).toEqual(["canManageStudents"]);
  expect(opened("course.manageTeam")).toEqual([]);
  expect(opened("course.replyToReviews")).toEqual(["canReplyToReviews"]);
  expect(opened("course.announce")).toEqual(["canManageStudents"]);
  expect(opened("course.moderateDiscussion")).toEqual(["canManageStudents"]);
  expect(opened("course.grade")).toEqual(["canGrade"]);
  expect(opened("course.viewGrades")).toEqual(["canManageStudents", "canGrade"]);
  const attempt = (right: keyof typeof noRights): AttemptFacts => ({
    id: "a",
    userId: "learner",
    enrollmentStatus: "ACTIVE",
    courseId: "c",
    course: { ...courseAs("S", "LIVE"), teaching: { role: "ASSISTANT", ...noRights, [right]: true } },
  });
  expect(rights.filter((right) => attemptRules["attempt.read"](helper, attempt(right)))).toEqual([
    "canManageStudents",
    "canGrade",
  ]);
  const readsSignals = (right: keyof typeof noRights) => attemptRules["attempt.readSignals"](helper, attempt(right));
  expect(rights.filter(readsSignals)).toEqual(["canGrade"]);
});

it("a session that has yet to confirm itself reads the account and changes nothing about how one comes in", () => {
  const odd = { ...person("odd", "ADMIN"), isSuspicious: true };
  expect(siteRules["account.own"](odd)).toBe(true);
  expect(siteRules["account.change"](odd)).toBe(false);
});

it("the portal is open to a student who is on a course's team, making courses is not", () => {
  const helper = { ...person("helper", "STUDENT"), isOnATeam: true };
  expect(siteRules["portal.use"](helper)).toBe(true);
  expect(siteRules["course.create"](helper)).toBe(false);
});

it("files are for whoever may write in a course, a student who was invited to do so among them", () => {
  const helper = { ...person("helper", "STUDENT"), isOnATeam: true };
  expect(siteRules["media.use"](helper)).toBe(false);
  expect(siteRules["media.use"]({ ...helper, isWriter: true })).toBe(true);
});

it("whoever has proved no address loses these actions, in every role, and no others", () => {
  const lost = (letter: string) => {
    const actor = actors[letter]?.actor ?? guest;
    const unproved = actor.kind === "person" ? { ...actor, isVerified: false } : actor;
    return (Object.keys(table) as Action[]).filter(
      (action) => isAllowed(action, letter, "LIVE") && !isAllowed(action, letter, "LIVE", unproved),
    );
  };
  expect(Object.fromEntries([...columns].map((letter) => [letter, lost(letter)]))).toEqual({
    ...{
      G: [],
      S: ["instructor.apply", "team.join", "course.requestAccess"],
      L: ["instructor.apply", "team.join", "course.requestAccess", "course.review"],
      X: ["instructor.apply", "team.join", "course.requestAccess"],
    },
    ...{
      O: ["course.create", "instructor.apply", "team.join", "course.requestAccess"],
      T: ["course.create", "instructor.apply", "team.join"],
    },
    ...{
      E: ["course.create", "instructor.apply", "team.join", "course.copy"],
      H: ["course.create", "instructor.apply", "team.join", "course.copy"],
      A: ["course.create", "instructor.apply", "team.join", "course.copy"],
    },
  });
});

it("whoever is suspended as an instructor, or leads a course while being it, publishes and makes nothing, and reads on", () => {
  const lost = (letter: string) => {
    const actor = actors[letter]?.actor ?? guest;
    const suspended = actor.kind === "person" ? { ...actor, isSuspended: true } : actor;
    return (Object.keys(table) as Action[]).filter(
      (action) => isAllowed(action, letter, "LIVE") && !isAllowed(action, letter, "LIVE", suspended),
    );
  };
  expect(Object.fromEntries([..."SLOTEHA"].map((letter) => [letter, lost(letter)]))).toEqual({
    ...{ S: [], L: [], O: ["course.create"], T: ["course.create"], A: [] },
    E: ["course.create", "course.copy"],
    H: ["course.create", "course.publish", "course.copy", "course.replyToReviews", "course.announce"],
  });
  const course = { ...courseAs("H", "LIVE"), isSuspended: true };
  const may = (letter: string) => courseRules["course.publish"](actors[letter]?.actor ?? guest, course);
  expect([may("H"), may("A")]).toEqual([false, true]);
});

it("whoever lacks nothing but a proved address is told so, and no one else", () => {
  const ask = (actor: Person) => judge(actor, {}, () => true, siteRules["course.create"]);
  const teacher = person("teacher", "INSTRUCTOR");
  expect(ask({ ...teacher, isVerified: false })).toBe("verify-first");
  expect(ask(teacher)).toBe("allowed");
  expect(ask({ ...person("student", "STUDENT"), isVerified: false })).toBe("forbidden");
});

it("a dead preview link opens nothing, not even for an admin", () => {
  expect(previewRules["preview.read"](person("admin", "ADMIN"), { isOpen: false })).toBe(false);
});

it("a course by invitation is hidden from whoever is not invited", () => {
  const course: CourseFacts = { ...courseAs("S", "LIVE"), visibility: "INVITATION" };
  const student = person("student", "STUDENT");
  expect(courseRules["course.read"](student, course)).toBe(false);
  expect(courseRules["course.read"](student, { ...course, isInvited: true })).toBe(true);
  expect(courseRules["course.read"](guest, { ...course, visibility: "UNLISTED" })).toBe(true);
});

it("a lesson in a hidden module is known to the course's staff alone", () => {
  const lesson = (letter: string) => ({ id: "l", course: courseAs(letter, "LIVE"), isShown: false });
  expect(
    [..."GSLXOTEHA"]
      .filter((letter) => lessonRules["lesson.read"](actors[letter]?.actor ?? guest, lesson(letter)))
      .join(""),
  ).toBe("TEHA");
});

it("a group gives an action at site scope, and no other", () => {
  const moderator = { ...person("moderator", "STUDENT"), grantedActions: ["review.moderate"] };
  const may = (actor: Actor, action: keyof typeof siteRules) => judge(actor, {}, () => true, siteRules[action]);
  expect(may(moderator, "review.moderate")).toBe("allowed");
  expect(may({ ...moderator, grantedActions: ["admin.use"] }, "admin.use")).toBe("forbidden");
});

it("tells the unseen nothing, asks guests to sign in, refuses the rest", () => {
  const student = person("student", "STUDENT");
  const draft = courseAs("S", "DRAFT");
  const live = courseAs("S", "LIVE");
  const ask = (actor: Actor, course: CourseFacts) =>
    judge(actor, course, courseRules["course.read"], courseRules["course.edit"]);
  expect([ask(guest, draft), ask(student, draft), ask(guest, live), ask(student, live)]).toEqual([
    "hidden",
    "hidden",
    "sign-in",
    "forbidden",
  ]);
});

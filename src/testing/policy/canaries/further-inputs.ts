import { siteFigureNames } from "@/features/statistics/rules";
import type { Things } from "./more-things";

type Inputs = (things: Things) => readonly object[];

const wholeLog = { who: null, action: null, kind: null, thing: null, from: null, to: null, after: null };

/** Of a procedure that shows several things: those that its one input of the table does not ask for, by its path. */
export const furtherInputs: Readonly<Record<string, Inputs>> = {
  "assessment.review": ({ endedAttemptId }) => [{ attemptId: endedAttemptId }],
  "assessment.signals": ({ endedAttemptId }) => [{ attemptId: endedAttemptId }],
  "audit.list": () => [wholeLog],
  "audit.export": () => [{ ...wholeLog, as: "jsonl" }],
  "authoring.lesson.get": ({ labId, lastId }) => [{ lessonId: labId }, { lessonId: lastId }],
  "courses.header": ({ priced, draftCourseId }) => [{ courseId: priced.id }, { courseId: draftCourseId }],
  "catalog.coursePage": ({ priced }) => [{ slug: priced.slug }],
  "catalog.suggest": () => [{ q: "tide" }, { q: "cana" }],
  "catalog.search": () => [{ q: "tide" }, { q: "canary" }],
  "discussion.course": ({ threadId }) => [{ thread: threadId }, { show: "reported" }, { show: "mine" }],
  "discussion.history": ({ hiddenPostId }) => [{ postId: hiddenPostId }],
  "enrollment.requests.form": ({ priced }) => [{ courseId: priced.id }],
  "enrollment.requests.list": () => [{ queue: "granted" }, { queue: "declined" }, { queue: "withdrawn" }],
  "enrollment.students.get": ({ enrollments }) => [{ enrollmentId: enrollments.paused }],
  "instructors.page": ({ people }) => [
    { username: people.student.username },
    { username: people.suspended.username },
    { username: people.lead.username },
  ],
  "instructors.queue": () => [{ queue: "all" }],
  "jobs.run": ({ canaryRunId }) => [{ runId: canaryRunId }],
  "jobs.runs": () => [{ tab: "failed" }],
  "statistics.analytics.rows": () => [{ figure: "rating" }, { figure: "certificates" }, { figure: "revenue" }],
  "statistics.rowsBehind": () => siteFigureNames.map((figure) => ({ figure, period: "all" })),
  "learning.lesson": ({ labId, quizId, lastId, priced }) => [
    { lessonId: labId },
    { lessonId: quizId },
    { lessonId: lastId },
    { slug: priced.slug, lessonId: priced.lessonIds[0] },
  ],
  "learning.seenAs": ({ lastId }) => [{ lessonId: lastId }],
  "learning.downloadResource": ({ videoId, premiumResourceId }) => [
    { lessonId: videoId, resourceId: premiumResourceId },
  ],
  "learning.preview.lesson": ({ labId, lastId }) => [{ lessonId: labId }, { lessonId: lastId }],
  "mail.list": () => [{ tab: "kept" }, { tab: "waiting" }, { tab: "sent" }, { tab: "failed" }],
  "profiles.person": ({ people }) => Object.values(people).map(({ username }) => ({ username })),
  "reviews.list": () => [{ stars: 5 }, { sort: "newest" }, { sort: "lowest" }, { page: 2 }],
  "reviews.queue": () => ["reported", "appealed", "approved", "rejected", "all"].map((queue) => ({ queue })),
};

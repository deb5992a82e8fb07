import type { handlerPolicies, pagePolicies } from "../../../src/policy/pages";

/** "sign-in" is a 307 to /sign-in that leads back afterwards; any other way onward is its bare status. */
export type Answer = number | "sign-in";
/** [signed out, student, instructor, admin] */
export type Answers = readonly [Answer, Answer, Answer, Answer];
/** By address: GET, or "METHOD /address". What stands in braces is filled in from the demo content, see ids.ts. */
export type Rows = Readonly<Record<string, Answers>>;

type Route = keyof typeof pagePolicies | keyof typeof handlerPolicies;

const everybody: Answers = [200, 200, 200, 200];
const nobody: Answers = [404, 404, 404, 404];
/** A place of the studio that does not exist: signed out one is not told so much. */
const nothingInStudio: Answers = ["sign-in", 403, 404, 404];
/** The demo instructor leads the course about tides, and has no part in the one about SQL. */
const ownCourse: Answers = ["sign-in", 403, 200, 200];
const somebodyElsesCourse: Answers = ["sign-in", 403, 403, 200];

const none = "0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101";
const tides = "/instructor/courses/{tides}";
const sql = "/instructor/courses/{sql}";
const gone = `/instructor/courses/${none}`;

/** What one part of a course's workshop answers, in one's own course, in somebody else's and in none. */
const workshop = (part: string, inSql = part): Rows => ({
  [`${tides}${part}`]: ownCourse,
  [`${sql}${inSql}`]: somebodyElsesCourse,
  [`${gone}${part}`]: nothingInStudio,
});

/**
 * What every address answers to each role, by its route. Written by hand from the contract and the meaning of the policies, never
 * worked out by them. A route without a row does not compile.
 */
export const statusTable: Readonly<Record<Route, Rows>> = {
  "/": { "/": everybody },
  "/account/[[...rest]]": {
    // It leads to its first page.
    "/account": ["sign-in", 307, 307, 307],
    "/account/no-such-page": ["sign-in", 404, 404, 404],
  },
  "/account/preferences": { "/account/preferences": ["sign-in", 200, 200, 200] },
  "/account/profile": { "/account/profile": ["sign-in", 200, 200, 200] },
  "/admin": { "/admin": ["sign-in", 403, 403, 200] },
  "/admin/[...rest]": {
    "/admin/no-such-page": ["sign-in", 403, 403, 404],
  },
  "/admin/outbox": {
    "/admin/outbox": ["sign-in", 403, 403, 200],
    "/admin/outbox?shelf=sent&mail=0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101": ["sign-in", 403, 403, 404],
  },
  "/admin/prompts": { "/admin/prompts": ["sign-in", 403, 403, 200] },
  "/admin/prompts/[stage]": {
    "/admin/prompts/lessons": ["sign-in", 403, 403, 200],
    "/admin/prompts/lessons?version=1": ["sign-in", 403, 403, 200],
    "/admin/prompts/lessons?version=99999": ["sign-in", 403, 403, 404],
    "/admin/prompts/poems": ["sign-in", 403, 403, 404],
  },
  "/admin/prompts/ledger": {
    "/admin/prompts/ledger": ["sign-in", 403, 403, 200],
    [`/admin/prompts/ledger?person=${none}&month=2026-03&page=2`]: ["sign-in", 403, 403, 200],
  },
  "/admin/prompts/ledger/csv": { "/admin/prompts/ledger/csv": ["sign-in", 403, 403, 200] },
  "/admin/reviews": {
    "/admin/reviews": ["sign-in", 403, 403, 200],
    "/admin/reviews?queue=approved&page=2": ["sign-in", 403, 403, 200],
  },
  "/certificates": { "/certificates": ["sign-in", 200, 200, 200] },
  "/certificates/[number]": {
    "/certificates/{ownCertificate}": ["sign-in", 200, 200, 200],
    "/certificates/{sqlCertificate}": ["sign-in", 403, 403, 200],
    "/certificates/LC-NOT-A-NUMBER": nobody,
  },
  "/courses": {
    "/courses": everybody,
    "/courses?q=tide&level=beginner&page=9": everybody,
  },
  "/courses/[slug]": {
    "/courses/reading-a-tide-table": everybody,
    "/courses/sql-for-people-who-count": everybody,
    "/courses/no-such-course": nobody,
  },
  "/dashboard": { "/dashboard": ["sign-in", 200, 200, 200] },
  "/forgot-password": { "/forgot-password": everybody, "/forgot-password?sent=1": everybody },
  "/instructor": { "/instructor": ["sign-in", 403, 200, 200] },
  "/instructor/[...rest]": { "/instructor/not-built": nothingInStudio },
  "/instructor/courses": { "/instructor/courses": ["sign-in", 403, 200, 200] },
  "/instructor/courses/import": {
    "/instructor/courses/import": ["sign-in", 403, 200, 200],
    [`/instructor/courses/import?run=${none}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]": { ...workshop(""), "/instructor/courses/not-an-id": nothingInStudio },
  "/instructor/courses/[courseId]/access": workshop("/access"),
  "/instructor/courses/[courseId]/details": workshop("/details"),
  "/instructor/courses/[courseId]/captions/[lessonId]": {
    ...workshop("/captions/{tidesFilm}", "/captions/{sqlLesson}"),
    [`${tides}/captions/${none}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/lessons/[lessonId]": {
    ...workshop("/lessons/{tidesLesson}", "/lessons/{sqlLesson}"),
    [`${tides}/lessons/${none}`]: nothingInStudio,
    [`${tides}/lessons/{sqlLesson}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/lessons/[lessonId]/questions": {
    ...workshop("/lessons/{tidesQuiz}/questions", "/lessons/{sqlQuiz}/questions"),
    [`${tides}/lessons/${none}/questions`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/publish": {
    "/instructor/courses/{draft}/publish": ["sign-in", 403, 200, 200],
    // Nothing waits to be published: whoever may publish is led back to the course.
    [`${sql}/publish`]: ["sign-in", 403, 403, 307],
    [`${gone}/publish`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/students": workshop("/students"),
  "/instructor/courses/[courseId]/students/[enrollmentId]": {
    ...workshop("/students/{tidesSeat}", "/students/{sqlSeat}"),
    [`${tides}/students/{sqlSeat}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/students/import": workshop("/students/import"),
  "/instructor/courses/[courseId]/team": workshop("/team"),
  "/instructor/courses/[courseId]/versions": workshop("/versions"),
  "/instructor/courses/[courseId]/versions/move": workshop("/versions/move"),
  "/instructor/invitations/[token]": { "/instructor/invitations/not-a-token-of-ours": ["sign-in", 404, 404, 404] },
  "/instructor/files": { "/instructor/files": ["sign-in", 403, 200, 200] },
  "/instructor/drafts": { "/instructor/drafts": ["sign-in", 403, 200, 200] },
  "/instructor/drafts/new": { "/instructor/drafts/new": ["sign-in", 403, 200, 200] },
  "/instructor/drafts/[sessionId]": {
    "/instructor/drafts/0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101": nothingInStudio,
    "/instructor/drafts/not-an-id": nothingInStudio,
  },
  "/instructor/drafts/ai/[draftId]": {
    [`/instructor/drafts/ai/${none}`]: nothingInStudio,
    "/instructor/drafts/ai/not-an-id": nothingInStudio,
  },
  "/instructor/drafts/ai/[draftId]/[stage]": {
    [`/instructor/drafts/ai/${none}/outline`]: nothingInStudio,
    [`/instructor/drafts/ai/${none}/no-such-stage`]: nothingInStudio,
    "/instructor/drafts/ai/not-an-id/lessons": nothingInStudio,
  },
  "/instructor/drafts/ai/[draftId]/sources/[sourceId]": {
    [`/instructor/drafts/ai/${none}/sources/${none}`]: nothingInStudio,
  },
  "/instructor/templates": {
    "/instructor/templates": ["sign-in", 403, 200, 200],
    "/instructor/templates?type=exam&tag=none": ["sign-in", 403, 200, 200],
  },
  "/instructor/templates/[templateId]": { [`/instructor/templates/${none}`]: nothingInStudio },
  "/learn/[slug]": {
    "/learn/reading-a-tide-table": ["sign-in", 307, 307, 307],
    "/learn/sql-for-people-who-count": ["sign-in", 403, 403, 307],
    "/learn/no-such-course": nobody,
  },
  "/learn/[slug]/[lessonId]": {
    "/learn/reading-a-tide-table/{tidesLesson}": everybody,
    "/learn/reading-a-tide-table/{tidesQuiz}": everybody,
    "/learn/sql-for-people-who-count/{sqlLesson}": everybody,
    "/learn/reading-a-tide-table/{sqlLesson}": nobody,
    [`/learn/no-such-course/${none}`]: nobody,
    [`/learn/reading-a-tide-table/${none}`]: nobody,
    "/learn/reading-a-tide-table/not-an-id": nobody,
  },
  "/learn/[slug]/[lessonId]/attempt": {
    // The student has sat this one before, and begins no other by opening its address: 307 to where it starts.
    "/learn/estimation-without-fear/{ownAttemptQuiz}/attempt": ["sign-in", 307, 403, 403],
    "/learn/sql-for-people-who-count/{sqlQuiz}/attempt": ["sign-in", 403, 403, 403],
    [`/learn/reading-a-tide-table/${none}/attempt`]: nobody,
  },
  "/learn/[slug]/[lessonId]/attempt/[attemptId]": {
    "/learn/estimation-without-fear/{ownAttemptQuiz}/attempt/{ownAttempt}": ["sign-in", 200, 200, 200],
    "/learn/sql-for-people-who-count/{sqlAttemptQuiz}/attempt/{sqlAttempt}": ["sign-in", 404, 404, 200],
    // Under a lesson that it is not of.
    "/learn/reading-a-tide-table/{tidesQuiz}/attempt/{ownAttempt}": ["sign-in", 404, 404, 404],
    [`/learn/reading-a-tide-table/{tidesQuiz}/attempt/${none}`]: ["sign-in", 404, 404, 404],
  },
  "/people/[username]": { "/people/nobody-of-this-name": nobody },
  "/pieces": { "/pieces": everybody },
  "/pieces/editor": { "/pieces/editor": everybody },
  "/preview/[token]": { "/preview/not-a-token-of-ours": nobody },
  "/preview/[token]/[lessonId]": { [`/preview/not-a-token-of-ours/${none}`]: nobody },
  "/reset-password/[token]": { "/reset-password/no-such-link": nobody },
  "/saved": {
    "/saved": ["sign-in", 200, 200, 200],
    [`/saved?q=tide&course=${none}&tag=none&page=9`]: ["sign-in", 200, 200, 200],
  },
  "/setup": { "/setup": nobody },
  "/sign-in": { "/sign-in": [200, 307, 307, 307] },
  "/sign-up": { "/sign-up": [200, 307, 307, 307] },
  "/unsubscribe/[token]": { "/unsubscribe/not-a-token-of-ours-at-all": nobody },
  "/verify": { "/verify": everybody },
  "/verify/[reference]": {
    "/verify/{ownCertificate}": everybody,
    "/verify/{sqlCertificate}": everybody,
    "/verify/nothing-like-a-number": nobody,
  },
  "/verify-email/[token]": { "/verify-email/no-such-link": [410, 410, 410, 410] },

  "/api/attempts/[attemptId]/file": {
    "/api/attempts/{ownAttempt}/file?path=media/none.pdf": ["sign-in", 404, 404, 404],
    [`/api/attempts/${none}/file?path=media/none.pdf`]: ["sign-in", 404, 404, 404],
  },
  "/api/auth/[...nextauth]": { "/api/auth/session": everybody },
  "/api/courses/[courseId]/students": {
    "/api/courses/{tides}/students": [401, 403, 200, 200],
    "/api/courses/{sql}/students": [401, 403, 403, 200],
    [`/api/courses/${none}/students`]: nobody,
  },
  "/api/covers/[cloth]/[seed]": {
    "/api/covers/music/any": everybody,
    "/api/covers/no-such-cloth/any": nobody,
  },
  "/api/drafts/[draftId]/events": { [`/api/drafts/${none}/events`]: [401, 403, 404, 404] },
  "/api/health": { "/api/health": everybody },
  "/api/inngest": {
    "/api/inngest": [401, 401, 401, 401],
    "POST /api/inngest": [401, 401, 401, 401],
    "PUT /api/inngest": [401, 401, 401, 401],
  },
  "/api/learn/[slug]/[lessonId]/[resourceId]": {
    "/api/learn/reading-a-tide-table/{tidesLab}/{tidesSheet}": ["sign-in", 307, 307, 307],
    "/api/learn/sql-for-people-who-count/{sqlLab}/{sqlSheet}": ["sign-in", 403, 403, 307],
    [`/api/learn/reading-a-tide-table/{tidesLab}/${none}`]: nobody,
  },
  "/api/learn/[slug]/[lessonId]/assessment/file": {
    "/api/learn/reading-a-tide-table/{tidesLab}/assessment/file?path=media/none.pdf": nobody,
    "/api/learn/sql-for-people-who-count/{sqlLab}/assessment/file?path=media/none.pdf": nobody,
    [`/api/learn/reading-a-tide-table/${none}/assessment/file?path=media/none.pdf`]: nobody,
  },
  "/api/learn/[slug]/[lessonId]/file": {
    "/api/learn/reading-a-tide-table/{tidesLab}/file?path=media/none.pdf": ["sign-in", 404, 404, 404],
    "/api/learn/reading-a-tide-table/{tidesLab}/file": nobody,
    "/api/learn/sql-for-people-who-count/{sqlLab}/file?path=media/none.pdf": ["sign-in", 403, 403, 404],
    [`/api/learn/reading-a-tide-table/${none}/file?path=media/none.pdf`]: nobody,
  },
  "/api/pictures/[slug]": {
    "/api/pictures/reading-a-tide-table": nobody,
    "/api/pictures/no-such-course": nobody,
  },
  "/api/preview/[token]/[lessonId]/[resourceId]": { [`/api/preview/not-a-token-of-ours/${none}/${none}`]: nobody },
  "/api/preview/[token]/[lessonId]/file": { [`/api/preview/not-a-token-of-ours/${none}/file?path=a.pdf`]: nobody },
  "/api/ready": { "/api/ready": everybody },
  "/api/trpc/[trpc]": {
    "/api/trpc/enrollment.mine": [401, 200, 200, 200],
    "/api/trpc/authoring.taught": [401, 403, 200, 200],
    "/api/trpc/no.such.procedure": nobody,
  },
  "/api/unsubscribe/[token]": {
    "/api/unsubscribe/not-a-token-of-ours-at-all": [303, 303, 303, 303],
    "POST /api/unsubscribe/not-a-token-of-ours-at-all": nobody,
  },
  // An empty body, so that nothing is taken in.
  "/api/uploads/course": {
    "POST /api/uploads/course": [401, 403, 422, 422],
    "/api/uploads/course": [405, 405, 405, 405],
  },
  "/certificates/[number]/pdf": {
    "/certificates/{ownCertificate}.pdf": ["sign-in", 200, 200, 200],
    "/certificates/{sqlCertificate}.pdf": ["sign-in", 403, 403, 200],
    "/certificates/LC-NOT-A-NUMBER.pdf": nobody,
  },
  "/instructor/courses/[courseId]/export": workshop("/export"),
  "/robots.txt": { "/robots.txt": everybody },
  "/saved/export": { "/saved/export": ["sign-in", 200, 200, 200] },
  "/sitemap.xml": { "/sitemap.xml": everybody },
};

/** Addresses of the contract whose feature is not built, and what was never one. */
export const unbuilt: Rows = {
  "/courses/reading-a-tide-table/discussion": nobody,
  "/no-such-page": nobody,
};

import type { handlerPolicies } from "../../../src/policy/pages";

type Rows = Readonly<Record<string, string>>;

const everybody = "200 200 200 200 200 200 200 200 200 200";
const nobody = "401 401 401 401 401 401 401 401 401 401";
const whoeverHoldsIt = "307 307 307 307 307 307 307 307 307 307";
const ownOfEach = "si  200 200 200 200 200 200 200 200 200";
/** As the course's content: for enrollments in use, the team and admins. */
const content = "si  307 403 307 403 307 307 307 403 307";

/**
 * What each route handler answers to the people of src/testing/policy/procedures/people.ts, in their order:
 *
 * guest, student, otherStudent, lead, otherInstructor, helper, admin, suspended, paused, unproved.
 *
 * By hand, from the meaning. "si" is a 307 to /sign-in. GET, or "METHOD /address"; what is in braces is a thing of the scene.
 * A handler without a row does not compile. What no such thing answers: status-table.ts.
 */
export const handlerTable: Readonly<Record<keyof typeof handlerPolicies, Rows>> = {
  "/account/data/exports/[requestId]": {
    "/account/data/exports/{exportId}": "si  307 404 404 404 404 404 404 404 404",
  },
  "/admin/audit/export": {
    "/admin/audit/export?as=jsonl": "si  403 403 403 403 403 200 403 403 403",
  },
  "/admin/figures/csv": {
    "/admin/figures/csv?period=12m": "si  403 403 403 403 403 200 403 403 403",
  },
  "/admin/users/csv": {
    "/admin/users/csv": "si  403 403 403 403 403 200 403 403 403",
  },
  "/admin/prompts/ledger/csv": {
    "/admin/prompts/ledger/csv": "si  403 403 403 403 403 200 403 403 403",
  },
  // The attempt runs: its questions are the student's alone.
  "/api/attempts/[attemptId]/file": {
    "/api/attempts/{attemptId}/file?path=media/map.pdf": "si  307 404 404 404 404 404 404 404 404",
  },
  "/api/attempts/[attemptId]/files/[fileId]": {
    "/api/attempts/{attemptId}/files/0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101": "si  404 404 404 404 404 404 404 404 404",
  },
  "/api/auth/[...nextauth]": { "/api/auth/session": everybody },
  "/api/brand/[picture]": { "/api/brand/light": everybody },
  "/api/courses/[courseId]/analytics": {
    "/api/courses/{courseId}/analytics?period=28d": "401 403 403 200 403 403 200 200 403 403",
    "/api/courses/{courseId}/analytics?of=learners": "401 403 403 200 403 403 200 200 403 403",
  },
  "/api/courses/[courseId]/gradebook": {
    "/api/courses/{courseId}/gradebook": "401 403 403 200 403 403 200 200 403 403",
  },
  // Nobody has answered with files there: those who may grade are led back to the queue.
  "/api/courses/[courseId]/grading/files": {
    "/api/courses/{courseId}/grading/files": "si  403 403 303 403 403 303 303 403 403",
  },
  "/api/courses/[courseId]/students": {
    "/api/courses/{courseId}/students": "401 403 403 200 403 403 200 200 403 403",
  },
  "/api/covers/[cloth]/[seed]": { "/api/covers/music/any": everybody },
  // A draft is its author's alone, and whoever makes no courses is told that first.
  "/api/drafts/[draftId]/events": {
    "/api/drafts/{draftId}/events": "401 403 403 200 404 404 404 403 403 403",
  },
  "/api/health": { "/api/health": everybody },
  "/api/inngest": { "/api/inngest": nobody, "POST /api/inngest": nobody, "PUT /api/inngest": nobody },
  "/api/learn/[slug]/[lessonId]/[resourceId]": {
    "/api/learn/{slug}/{labId}/{resourceId}": content,
    // The tier of none of the students opens it.
    "/api/learn/{slug}/{videoId}/{premiumResourceId}": "si  403 403 307 403 307 307 307 403 403",
  },
  // Of a start that is content: for enrollments in use. The team reads it in the draft.
  "/api/learn/[slug]/[lessonId]/assessment/file": {
    "/api/learn/{slug}/{quizId}/assessment/file?path=media/map.pdf": "404 307 404 404 404 404 404 404 404 307",
  },
  "/api/learn/[slug]/[lessonId]/file": {
    "/api/learn/{slug}/{videoId}/file?path=media/map.pdf": content,
  },
  "/api/notifications/events": {
    "/api/notifications/events": "401 200 200 200 200 200 200 200 200 200",
  },
  "/api/pictures/[slug]": { "/api/pictures/{slug}": whoeverHoldsIt },
  "/api/preview/[token]/[lessonId]/[resourceId]": {
    "/api/preview/{previewToken}/{labId}/{resourceId}": whoeverHoldsIt,
  },
  "/api/preview/[token]/[lessonId]/file": {
    "/api/preview/{previewToken}/{videoId}/file?path=media/map.pdf": whoeverHoldsIt,
  },
  "/api/ready": { "/api/ready": everybody },
  "/api/trpc/[trpc]": {
    "/api/trpc/enrollment.mine": "401 200 200 200 200 200 200 200 200 200",
    "/api/trpc/courses.taught": "401 403 403 200 200 200 200 200 403 403",
  },
  // An email's link: the token is the proof.
  "/api/unsubscribe/[token]": {
    "/api/unsubscribe/{refusalToken}": "303 303 303 303 303 303 303 303 303 303",
    "POST /api/unsubscribe/{refusalToken}": everybody,
  },
  // An empty body, so that nothing is taken in.
  "/api/uploads/course": {
    "POST /api/uploads/course": "401 403 403 422 422 422 422 403 403 403",
  },
  "/certificates/[number]/pdf": {
    "/certificates/{number}.pdf": "si  200 403 200 403 200 200 200 403 403",
  },
  // What is in the draft as well: for those who may write in it.
  "/instructor/courses/[courseId]/export": {
    "/instructor/courses/{courseId}/export": "si  403 403 200 403 403 200 200 403 403",
  },
  "/robots.txt": { "/robots.txt": everybody },
  "/saved/export": { "/saved/export": ownOfEach },
  "/sitemap.xml": { "/sitemap.xml": everybody },
  "/transcript/pdf": { "/transcript.pdf": ownOfEach },
};

import type { handlerPolicies, pagePolicies } from "../../../src/policy/pages";
import {
  everybody,
  gone,
  nobody,
  noFileOfAttempts,
  none,
  nothingInStudio,
  ownCourse,
  partsOfStudio,
  type Rows,
  somebodyElsesCourse,
  sql,
  tides,
  workshop,
} from "./answers";

type Route = keyof typeof pagePolicies | keyof typeof handlerPolicies;

/**
 * What every address answers to each role, by its route. Written by hand from the contract and the meaning of the policies, never
 * worked out by them. A route without a row does not compile.
 */
export const statusTable: Readonly<Record<Route, Rows>> = {
  "/": { "/": everybody },
  "/accessibility": { "/accessibility": everybody },
  "/account/[[...rest]]": {
    // It leads to its first page.
    "/account": ["sign-in", 307, 307, 307],
    "/account/no-such-page": ["sign-in", 404, 404, 404],
  },
  "/account/data": { "/account/data": ["sign-in", 200, 200, 200] },
  "/account/notifications": { "/account/notifications": ["sign-in", 200, 200, 200] },
  "/account/preferences": { "/account/preferences": ["sign-in", 200, 200, 200] },
  "/account/profile": { "/account/profile": ["sign-in", 200, 200, 200] },
  "/account/security": { "/account/security": ["sign-in", 200, 200, 200] },
  "/account/security/second-factor": { "/account/security/second-factor": ["sign-in", 200, 200, 200] },
  "/admin": { "/admin": ["sign-in", 403, 403, 200] },
  "/admin/[...rest]": { "/admin/no-such-page": ["sign-in", 403, 403, 404] },
  "/admin/access": {
    "/admin/access": ["sign-in", 403, 403, 200],
    "/admin/access?queue=declined&page=2": ["sign-in", 403, 403, 200],
  },
  "/admin/access/tiers": {
    "/admin/access/tiers": ["sign-in", 403, 403, 200],
    "/admin/access/tiers?show=over&q=%25&page=2": ["sign-in", 403, 403, 200],
  },
  "/admin/audit": {
    "/admin/audit": ["sign-in", 403, 403, 200],
    [`/admin/audit?who=${none}&action=x&kind=y&from=2026-02-30&to=0000-01-01&after=1-1`]: ["sign-in", 403, 403, 200],
  },
  "/admin/audit/export": { "/admin/audit/export?as=csv": ["sign-in", 403, 403, 200] },
  "/admin/figures/csv": { "/admin/figures/csv?period=all": ["sign-in", 403, 403, 200] },
  "/admin/users/csv": { "/admin/users/csv?role=STUDENT": ["sign-in", 403, 403, 200] },
  "/admin/certificates": {
    "/admin/certificates": ["sign-in", 403, 403, 200],
    [`/admin/certificates?q=%25%27%3A&state=VALID&after=1_${none}`]: ["sign-in", 403, 403, 200],
  },
  "/admin/certificates/[number]": {
    "/admin/certificates/{ownCertificate}": ["sign-in", 403, 403, 200],
    "/admin/certificates/LC-NOT-A-NUMBER": ["sign-in", 403, 403, 404],
  },
  "/admin/certificates/earlier": { "/admin/certificates/earlier": ["sign-in", 403, 403, 200] },
  "/admin/categories": { "/admin/categories": ["sign-in", 403, 403, 200] },
  "/admin/figures": {
    "/admin/figures?period=x&of=y&about=z&after=1_2": ["sign-in", 403, 403, 200],
    "/admin/figures?period=12m&of=enrollments&about={tides}": ["sign-in", 403, 403, 200],
    [`/admin/figures?of=lessonsCompleted&after=2026-01-01T00:00:00.000Z_${none}`]: ["sign-in", 403, 403, 200],
  },
  "/admin/groups": { "/admin/groups": ["sign-in", 403, 403, 200] },
  "/admin/courses": {
    "/admin/courses": ["sign-in", 403, 403, 200],
    [`/admin/courses?show=LIVE&q=%25&category=x&after=${none}`]: ["sign-in", 403, 403, 200],
  },
  "/admin/instructors": {
    "/admin/instructors": ["sign-in", 403, 403, 200],
    "/admin/instructors?queue=all&page=9": ["sign-in", 403, 403, 200],
  },
  "/admin/jobs": {
    "/admin/jobs": ["sign-in", 403, 403, 200],
    "/admin/jobs?show=functions": ["sign-in", 403, 403, 200],
    [`/admin/jobs?show=failed&run=${none}`]: ["sign-in", 403, 403, 404],
  },
  "/admin/jobs/[name]": {
    "/admin/jobs/accounts.purge-sign-ups": ["sign-in", 403, 403, 200],
    // Runs each minute, so that there are always runs to look at.
    "/admin/jobs/statistics.count": ["sign-in", 403, 403, 200],
    "/admin/jobs/no-such-function": ["sign-in", 403, 403, 404],
  },
  "/admin/outbox": {
    "/admin/outbox": ["sign-in", 403, 403, 200],
    "/admin/outbox?tab=sent&mail=0199f3c2-7a10-4c44-8b1e-3d5a9e0c1101": ["sign-in", 403, 403, 404],
  },
  "/admin/pages": { "/admin/pages": ["sign-in", 403, 403, 200] },
  "/admin/pages/[page]": {
    "/admin/pages/privacy": ["sign-in", 403, 403, 200],
    "/admin/pages/no-such-page": ["sign-in", 403, 403, 404],
    [`/admin/pages/terms?change=${none}`]: ["sign-in", 403, 403, 404],
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
  "/admin/settings": { "/admin/settings": ["sign-in", 403, 403, 200] },
  "/admin/storage": {
    "/admin/storage": ["sign-in", 403, 403, 200],
    "/admin/storage?page=9999": ["sign-in", 403, 403, 200],
  },
  "/admin/users": {
    "/admin/users": ["sign-in", 403, 403, 200],
    [`/admin/users?q=%25&role=ADMIN&show=locked&after=1_${none}`]: ["sign-in", 403, 403, 200],
  },
  "/admin/users/[userId]": {
    "/admin/users/{student}": ["sign-in", 403, 403, 200],
    [`/admin/users/${none}`]: ["sign-in", 403, 403, 404],
    "/admin/users/not-an-id": ["sign-in", 403, 403, 404],
  },
  "/admin/branding": { "/admin/branding": ["sign-in", 403, 403, 200] },
  "/admin/testimonials": { "/admin/testimonials": ["sign-in", 403, 403, 200] },
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
  "/courses/[slug]/reviews": {
    "/courses/reading-a-tide-table/reviews": everybody,
    "/courses/reading-a-tide-table/reviews?stars=5&sort=newest&page=9": everybody,
    "/courses/reading-a-tide-table/reviews?stars=none&sort=none&page=none": everybody,
    "/courses/no-such-course/reviews": nobody,
  },
  "/courses/[slug]/announcements": {
    "/courses/reading-a-tide-table/announcements": ["sign-in", 200, 200, 200],
    "/courses/sql-for-people-who-count/announcements": ["sign-in", 403, 403, 200],
    "/courses/no-such-course/announcements": nobody,
  },
  "/courses/[slug]/buy": {
    "/courses/sql-for-people-who-count/buy": ["sign-in", 200, 200, 200],
    // Free: there is nothing to ask for.
    "/courses/reading-a-tide-table/buy": ["sign-in", 307, 307, 307],
    "/courses/no-such-course/buy": nobody,
  },
  "/courses/[slug]/discussion": {
    "/courses/reading-a-tide-table/discussion": ["sign-in", 200, 200, 200],
    "/courses/reading-a-tide-table/discussion?q=tide&show=unanswered&page=9": ["sign-in", 200, 200, 200],
    "/courses/sql-for-people-who-count/discussion": ["sign-in", 403, 403, 200],
    [`/courses/reading-a-tide-table/discussion?thread=${none}`]: ["sign-in", 404, 404, 404],
    "/courses/no-such-course/discussion": nobody,
  },
  "/dashboard": { "/dashboard": ["sign-in", 200, 200, 200] },
  "/forgot-password": { "/forgot-password": everybody, "/forgot-password?sent=1": everybody },
  "/instructor": { "/instructor": ["sign-in", 403, 200, 200] },
  "/instructor/[...rest]": { "/instructor/not-built": nothingInStudio },
  "/instructor/analytics": {
    "/instructor/analytics": ["sign-in", 403, 200, 200],
    "/instructor/analytics?period=12m&of=learners": ["sign-in", 403, 200, 200],
    "/instructor/analytics?course={tides}&period=all": ownCourse,
    "/instructor/analytics?course={tides}&of=rating": ownCourse,
    "/instructor/analytics?course={sql}": somebodyElsesCourse,
    [`/instructor/analytics?course=${none}`]: nothingInStudio,
    // What an address cannot mean is left out.
    "/instructor/analytics?course=x&period=y&of=z&after=1&video=2&seen=3_4": ["sign-in", 403, 200, 200],
  },
  "/instructor/courses": { "/instructor/courses": ["sign-in", 403, 200, 200] },
  "/instructor/courses/import": {
    "/instructor/courses/import": ["sign-in", 403, 200, 200],
    [`/instructor/courses/import?run=${none}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]": { ...workshop(""), "/instructor/courses/not-an-id": nothingInStudio },
  "/instructor/courses/[courseId]/access": workshop("/access"),
  "/instructor/courses/[courseId]/announcements": workshop("/announcements"),
  "/instructor/courses/[courseId]/details": workshop("/details"),
  "/instructor/courses/[courseId]/captions/[lessonId]": {
    ...workshop("/captions/{tidesVideo}", "/captions/{sqlLesson}"),
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
    ...workshop("/students/{tidesEnrollment}", "/students/{sqlEnrollment}"),
    [`${tides}/students/{sqlEnrollment}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/students/import": workshop("/students/import"),
  "/instructor/courses/[courseId]/students/requests": workshop("/students/requests"),
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
  ...partsOfStudio,
  "/instructor/templates": {
    "/instructor/templates": ["sign-in", 403, 200, 200],
    "/instructor/templates?type=exam&tag=none": ["sign-in", 403, 200, 200],
  },
  "/instructor/templates/[templateId]": { [`/instructor/templates/${none}`]: nothingInStudio },
  "/instructors": {
    "/instructors": everybody,
    "/instructors?area=mathematics&q=ing&page=9": everybody,
  },
  "/instructors/[username]": {
    "/instructors/{instructorName}": everybody,
    "/instructors/nobody-of-this-name": nobody,
  },
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
    // The student has sat this one before, and starts no other by opening its address: 307 to where it starts.
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
  "/notifications": {
    "/notifications": ["sign-in", 200, 200, 200],
    [`/notifications?show=teaching&before=${none}`]: ["sign-in", 200, 200, 200],
  },
  "/people/[username]": { "/people/nobody-of-this-name": nobody },
  "/pieces": { "/pieces": everybody },
  "/pieces/editor": { "/pieces/editor": everybody },
  "/not-me/[token]": { "/not-me/not-a-token-of-ours-at-all": nobody },
  "/practice": { "/practice": ["sign-in", 200, 200, 200] },
  "/preview/[token]": { "/preview/not-a-token-of-ours": nobody },
  "/preview/[token]/[lessonId]": { [`/preview/not-a-token-of-ours/${none}`]: nobody },
  "/privacy": { "/privacy": everybody },
  "/reset-password/[token]": { "/reset-password/no-such-link": nobody },
  "/saved": {
    "/saved": ["sign-in", 200, 200, 200],
    [`/saved?q=tide&course=${none}&tag=none&page=9`]: ["sign-in", 200, 200, 200],
  },
  "/setup": { "/setup": nobody },
  "/sign-in": { "/sign-in": [200, 307, 307, 307] },
  // No one has just given a password.
  "/sign-in/code": { "/sign-in/code": [307, 307, 307, 307] },
  // No one here has started a sign-up through a provider.
  "/sign-in/link": { "/sign-in/link": [307, 307, 307, 307] },
  "/sign-in/link/[token]": { "/sign-in/link/no-such-link": [410, 307, 307, 307] },
  "/sign-up": { "/sign-up": [200, 307, 307, 307] },
  "/status": { "/status": everybody },
  "/terms": { "/terms": everybody },
  "/transcript": { "/transcript": ["sign-in", 200, 200, 200] },
  "/teach": { "/teach": everybody },
  "/unsubscribe/[token]": { "/unsubscribe/not-a-token-of-ours-at-all": nobody },
  "/verify": { "/verify": everybody },
  "/verify/[reference]": {
    "/verify/{ownCertificate}": everybody,
    "/verify/{sqlCertificate}": everybody,
    "/verify/nothing-like-a-number": nobody,
  },
  "/verify-email/[token]": { "/verify-email/no-such-link": [410, 410, 410, 410] },

  "/account/data/exports/[requestId]": { [`/account/data/exports/${none}`]: ["sign-in", 404, 404, 404] },
  "/api/attempts/[attemptId]/file": noFileOfAttempts("file?path=media/none.pdf"),
  "/api/attempts/[attemptId]/files/[fileId]": noFileOfAttempts(`files/${none}`),
  "/api/auth/[...nextauth]": { "/api/auth/session": everybody },
  "/api/courses/[courseId]/analytics": {
    "/api/courses/{tides}/analytics?of=figures&period=12m": [401, 403, 200, 200],
    "/api/courses/{sql}/analytics?of=learners": [401, 403, 403, 200],
    [`/api/courses/${none}/analytics`]: nobody,
  },
  "/api/courses/[courseId]/grading/files": { "/api/courses/{sql}/grading/files": ["sign-in", 403, 403, 303] },
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
  // To whoever may listen it answers without an end: the stream is looked at where it is used.
  "/api/notifications/events": { "POST /api/notifications/events": [405, 405, 405, 405] },
  "/api/brand/[picture]": { "/api/brand/nothing": nobody, "/api/brand/light": nobody },
  "/api/pictures/[slug]": {
    "/api/pictures/reading-a-tide-table": nobody,
    "/api/pictures/no-such-course": nobody,
  },
  "/api/preview/[token]/[lessonId]/[resourceId]": { [`/api/preview/not-a-token-of-ours/${none}/${none}`]: nobody },
  "/api/preview/[token]/[lessonId]/file": { [`/api/preview/not-a-token-of-ours/${none}/file?path=a.pdf`]: nobody },
  "/api/ready": { "/api/ready": everybody },
  "/api/trpc/[trpc]": {
    "/api/trpc/enrollment.mine": [401, 200, 200, 200],
    "/api/trpc/courses.taught": [401, 403, 200, 200],
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
  "/transcript/pdf": { "/transcript.pdf": ["sign-in", 200, 200, 200] },
};

/** Addresses of the contract whose feature is not built, and what was never one. */
export const unbuilt: Rows = {
  "/no-such-page": nobody,
};

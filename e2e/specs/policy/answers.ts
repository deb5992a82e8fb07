/** "sign-in" is a 307 to /sign-in that leads back afterwards; any other way onward is its bare status. */
export type Answer = number | "sign-in";
/** [signed out, student, instructor, admin] */
export type Answers = readonly [Answer, Answer, Answer, Answer];
/** By address: GET, or "METHOD /address". What is in braces is filled in from the demo content, see ids.ts. */
export type Rows = Readonly<Record<string, Answers>>;

export const everybody: Answers = [200, 200, 200, 200];
export const nobody: Answers = [404, 404, 404, 404];
/** A place of the studio that does not exist: signed out one is not told so much. */
export const nothingInStudio: Answers = ["sign-in", 403, 404, 404];
/** The demo instructor leads the course about tides, and has no part in the one about SQL. */
export const ownCourse: Answers = ["sign-in", 403, 200, 200];
export const somebodyElsesCourse: Answers = ["sign-in", 403, 403, 200];

export const none = "0199f3c2-7a10-7c44-8b1e-3d5a9e0c1101";
export const tides = "/instructor/courses/{tides}";
export const sql = "/instructor/courses/{sql}";
export const gone = `/instructor/courses/${none}`;

/** What one part of a course's workshop answers, in one's own course, in someone else's and in none. */
export const workshop = (part: string, inSql = part): Rows => ({
  [`${tides}${part}`]: ownCourse,
  [`${sql}${inSql}`]: somebodyElsesCourse,
  [`${gone}${part}`]: nothingInStudio,
});

/** Things of the studio that hang on one other: a source on its draft, a question on its bank, an answer on its course; and the gradebook, also as students have it. */
export const partsOfStudio = {
  "/instructor/banks": { "/instructor/banks": ["sign-in", 403, 200, 200] },
  "/instructor/banks/[bankId]": {
    [`/instructor/banks/${none}`]: nothingInStudio,
    "/instructor/banks/not-an-id": nothingInStudio,
  },
  "/instructor/banks/[bankId]/[questionId]": {
    [`/instructor/banks/${none}/${none}`]: nothingInStudio,
    [`/instructor/banks/${none}/new`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/gradebook": workshop("/gradebook"),
  "/instructor/courses/[courseId]/gradebook/import": workshop("/gradebook/import"),
  "/instructor/courses/[courseId]/gradebook/setup": workshop("/gradebook/setup"),
  "/instructor/courses/[courseId]/questions/import": workshop("/questions/import"),
  "/courses/[slug]/grades": {
    "/courses/reading-a-tide-table/grades": ["sign-in", 200, 403, 403],
    "/courses/sql-for-people-who-count/grades": ["sign-in", 403, 403, 403],
    "/courses/no-such-course/grades": nobody,
  },
  "/api/courses/[courseId]/gradebook": {
    "/api/courses/{tides}/gradebook": [401, 403, 200, 200],
    "/api/courses/{sql}/gradebook": [401, 403, 403, 200],
    [`/api/courses/${none}/gradebook`]: nobody,
  },
  "/instructor/courses/[courseId]/grading": workshop("/grading"),
  "/instructor/courses/[courseId]/grading/[answerId]": {
    [`${tides}/grading/{tidesAnswer}`]: ownCourse,
    [`${sql}/grading/{tidesAnswer}`]: ["sign-in", 403, 403, 404],
    [`${tides}/grading/${none}`]: nothingInStudio,
    [`${tides}/grading/not-an-id`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/lessons/[lessonId]/analysis": {
    ...workshop("/lessons/{tidesQuiz}/analysis", "/lessons/{sqlQuiz}/analysis"),
    [`${tides}/lessons/${none}/analysis`]: nothingInStudio,
    [`${tides}/lessons/{sqlQuiz}/analysis`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/lessons/[lessonId]/regrade": {
    ...workshop("/lessons/{tidesQuiz}/regrade", "/lessons/{sqlQuiz}/regrade"),
    [`${tides}/lessons/{tidesQuiz}/regrade?question=${none}`]: nothingInStudio,
    [`${tides}/lessons/${none}/regrade`]: nothingInStudio,
    [`${tides}/lessons/{sqlQuiz}/regrade`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/students/groups": workshop("/students/groups"),
  "/instructor/courses/[courseId]/students/groups/[groupId]": {
    ...workshop("/students/groups/{tidesGroup}", "/students/groups/{sqlGroup}"),
    [`${tides}/students/groups/{sqlGroup}`]: nothingInStudio,
  },
  "/instructor/courses/[courseId]/lessons/[lessonId]/accommodations": {
    ...workshop("/lessons/{tidesQuiz}/accommodations", "/lessons/{sqlQuiz}/accommodations"),
    [`${tides}/lessons/${none}/accommodations`]: nothingInStudio,
    [`${tides}/lessons/{sqlQuiz}/accommodations`]: nothingInStudio,
  },
  "/instructor/drafts/ai/[draftId]/sources/[sourceId]": {
    [`/instructor/drafts/ai/${none}/sources/${none}`]: nothingInStudio,
  },
} as const satisfies Readonly<Record<string, Rows>>;

/** Of the student's own attempt and of one that isn't there: neither has such a file. */
export const noFileOfAttempts = (path: string): Rows => ({
  [`/api/attempts/{ownAttempt}/${path}`]: ["sign-in", 404, 404, 404],
  [`/api/attempts/${none}/${path}`]: ["sign-in", 404, 404, 404],
});

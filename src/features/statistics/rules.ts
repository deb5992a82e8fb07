/**
 * What is counted of the whole site, in the order in which it is shown: what happened in a period, then what there is at its end.
 * `peopleFigures` are beside each other, and so are `outcomeFigures`.
 */
export const peopleFigures = ["accounts", "learners", "active", "enrollments", "revenue"] as const;
export const outcomeFigures = [
  "completed",
  "lessonsCompleted",
  "certificates",
  "reviews",
  "courses",
  "instructors",
] as const;
export const siteFigureNames = [...peopleFigures, ...outcomeFigures] as const;
export type SiteFigureName = (typeof siteFigureNames)[number];

/** Those whose rows are each in a course, and can be asked for by course. */
export const figuresOfCourses = ["enrollments", "completed"] as const satisfies readonly SiteFigureName[];

export const ROWS_A_PAGE = 50;
/** How many courses with the most new students are listed. */
export const TOP_COURSES = 10;

/** What is counted of the whole site, in the order in which it is shown. */
export const siteFigureNames = ["courses", "learners", "instructors", "lessonsCompleted", "certificates"] as const;
export type SiteFigureName = (typeof siteFigureNames)[number];

export const ROWS_A_PAGE = 50;

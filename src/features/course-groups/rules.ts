/** Groups of one course. */
export const MOST_GROUPS = 200;
/** In characters. */
export const LONGEST_NAME = 100;
/** People who may be named in one call. */
export const MOST_NAMED = 200;
export const MEMBERS_A_PAGE = 50;

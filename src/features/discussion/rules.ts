/** In which order the threads of a lesson are; pinned ones are always first. */
export const lessonOrders = ["newest", "reading", "useful", "unanswered"] as const;
export type LessonOrder = (typeof lessonOrders)[number];

/** What the page of a course shows. `reported` is for those who moderate. */
export const threadFilters = ["all", "unanswered", "mine", "reported"] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export const longestTitle = 160;
export const longestPost = 8_000;
export const longestReason = 500;
/** For how many days someone may be muted. */
export const muteDays = [1, 7, 30, 365] as const;

export const threadsOfPage = 20;
export const announcementsOfPage = 20;
export const threadsUnderLesson = 10;
/** Posts of one thread in a list, the question among them; its own view shows `mostPosts`. */
export const postsInList = 30;
export const mostPosts = 500;

export interface PostState {
  isDeleted: boolean;
  isHidden: boolean;
}

/** Who is given the words of a post: its author and the moderators also what is hidden, the moderators also what was deleted. */
export function mayRead({ isDeleted, isHidden }: PostState, who: { isOwn: boolean; isModerator: boolean }): boolean {
  if (who.isModerator) return true;
  return !isDeleted && (!isHidden || who.isOwn);
}

/** Someone wants figures counted again from all rows, now: every one, or those of a course. */
export interface RecountAsked {
  name: "statistics/recount.asked";
  data: { courseId?: string };
}

/** Someone of a course's team wrote to some of its students: features/notifications brings it to them. */
export interface LearnersWritten {
  name: "statistics/learners.written";
  data: { messageId: string };
}

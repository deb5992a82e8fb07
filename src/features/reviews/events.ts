/** A review is on the page of its course from now on. Ids only. */
export interface ReviewPublished {
  name: "review/published";
  data: { reviewId: string; courseId: string };
}

/** A moderator approved or rejected it at this moment (ISO 8601): the writer is told. */
export interface ReviewDecided {
  name: "review/decided";
  data: { reviewId: string; decidedAt: string };
}

/** A question was asked. Ids only. */
export interface QuestionAsked {
  name: "discussion/asked";
  data: { threadId: string };
}

/** A reply was written. */
export interface QuestionAnswered {
  name: "discussion/answered";
  data: { postId: string };
}

/** The asker or the team took this post as the answer. */
export interface AnswerAccepted {
  name: "discussion/accepted";
  data: { postId: string; byId: string };
}

/** The team told the students of a course something. */
export interface AnnouncementPublished {
  name: "announcement/published";
  data: { announcementId: string };
}

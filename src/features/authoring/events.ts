/** Facts that travel to later features, ids only. */
export interface CoursePublished {
  name: "course/published";
  data: { courseId: string; versionId: string };
}

/** Taken off the catalogue, archived, or settings changed that strangers see. */
export interface CourseChanged {
  name: "course/changed";
  data: { courseId: string };
}

/** An admin took it off the catalogue; the course says why. */
export interface CourseUnpublished {
  name: "course/unpublished";
  /** ISO 8601. */
  data: { courseId: string; unpublishedAt: string };
}

/** Somebody was asked to join a course's team; the invitation says who. */
export interface TeacherInvited {
  name: "course/teacher-invited";
  data: { inviteId: string; courseId: string };
}

/** Who teaches a course has changed: somebody joined, left, or leads now. */
export interface TeamChanged {
  name: "course/team-changed";
  data: { courseId: string; userId: string };
}

/** An author has asked to move learners to another version; the row of that id says whom and where to. */
export interface MoveRequested {
  name: "course/move-requested";
  data: { moveId: string; courseId: string };
}

/** Somebody wants to know whether the links of a course's texts still answer. */
export interface LinksCheckRequested {
  name: "course/links-check-requested";
  data: { courseId: string };
}

/** Somebody's unfinished course is put away soon, for the end that the mail about it names. */
export interface DraftEnding {
  name: "course/draft-ending";
  data: { sessionId: string };
}

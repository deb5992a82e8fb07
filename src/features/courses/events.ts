/** Facts that travel to later features, ids only. */
export interface CoursePublished {
  name: "course/published";
  data: { courseId: string; versionId: string };
}

/** Taken off the catalog, archived, or settings changed that strangers see. */
export interface CourseChanged {
  name: "course/changed";
  data: { courseId: string };
}

/** An admin took it off the catalog; the course says why. */
export interface CourseUnpublished {
  name: "course/unpublished";
  /** ISO 8601. */
  data: { courseId: string; unpublishedAt: string };
}

/** Someone was asked to join a course's team; the invitation says who. */
export interface TeacherInvited {
  name: "course/teacher-invited";
  data: { inviteId: string; courseId: string };
}

/** Who teaches a course has changed: someone joined, left, or leads now. */
export interface TeamChanged {
  name: "course/team-changed";
  data: { courseId: string; userId: string };
}

/** An author has asked to move students to another version; the row of that id says whom and where to. */
export interface MoveRequested {
  name: "course/move-requested";
  data: { moveId: string; courseId: string };
}

/** Someone wants to know whether the links of a course's texts still answer. */
export interface LinksCheckRequested {
  name: "course/links-check-requested";
  data: { courseId: string };
}

/** Someone's unfinished course is put away soon, for the end that the mail about it names. */
export interface DraftEnding {
  name: "course/draft-ending";
  data: { sessionId: string };
}

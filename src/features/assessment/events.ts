/** Facts that travel to later features, ids only. */
export interface AttemptStarted {
  name: "assessment/attempt.started";
  data: { attemptId: string; assessmentId: string; lessonId: string; courseId: string; userId: string };
}

export interface AttemptEnded {
  name: "assessment/attempt.ended";
  data: {
    attemptId: string;
    assessmentId: string;
    lessonId: string;
    courseId: string;
    userId: string;
    /** Null where an answer waits for a person: `assessment/attempt.graded` follows. */
    isPassed: boolean | null;
  };
}

/** A person's grade gave an attempt its result, or changed it. */
export interface AttemptGraded {
  name: "assessment/attempt.graded";
  data: {
    attemptId: string;
    /** The grade that did. */
    gradeId: string;
    assessmentId: string;
    lessonId: string;
    courseId: string;
    userId: string;
    isPassed: boolean;
    isChange: boolean;
  };
}

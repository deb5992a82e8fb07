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
    isPassed: boolean;
  };
}

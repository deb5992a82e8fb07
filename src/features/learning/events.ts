/** A student has completed every required lesson of a course: once an enrollment, and never taken back. Ids only. */
export interface CourseCompleted {
  name: "course/completed";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** A lesson has become complete for a student. */
export interface LessonCompleted {
  name: "lesson/completed";
  data: { enrollmentId: string; courseId: string; lessonId: string; userId: string };
}

/** An enrollment is on another version of its course. `byLearner`: they chose so themselves. */
export interface EnrollmentMoved {
  name: "enrollment/version-changed";
  data: { enrollmentId: string; courseId: string; userId: string; versionId: string; byLearner: boolean };
}

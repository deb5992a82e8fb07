declare module "@/lib/app-error" {
  interface Reasons {
    /** Someone else's grade came first: whose, and how many points. */
    "grading.graded_meanwhile": { by: string | null; points: number };
    /** How many of the assessment a person has to grade first. */
    "grading.answers_wait": { count: number };
    "grading.names_not_hidden": null;
    "grading.no_such_answer": null;
    /** What the levels add up to; the points are others, or a criterion has no level. */
    "grading.reason_missing": { points: number };
    "grading.no_such_level": null;
    "grading.no_such_comment": null;
    "grading.too_many_comments": { most: number };
    "grading.too_many_points": { most: number };
  }
}

export type {};

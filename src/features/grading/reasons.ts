declare module "@/lib/app-error" {
  interface Reasons {
    /** Someone else's grade came first: whose, and how many points. */
    "grading.graded_meanwhile": { by: string | null; points: number };
    /** How many of the assessment a person has to grade first. */
    "grading.answers_wait": { count: number };
    "grading.names_not_hidden": null;
    /** Two people have graded it since; whether the giver may decide, as "true" or "false". */
    "grading.two_graded_meanwhile": { mayDecide: string };
    "grading.lead_decides": null;
    "grading.one_grader_only": null;
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

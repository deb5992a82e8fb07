declare module "@/lib/app-error" {
  interface Reasons {
    /** Someone else's grade came first: whose, and how many points; null where it took a grade back. */
    "gradebook.graded_meanwhile": { by: string | null; points: number | null };
    "gradebook.changed_since": null;
    "gradebook.file_broken": { line: number };
    "gradebook.file_empty": null;
    "gradebook.file_not_text": null;
    "gradebook.file_too_long": { most: number };
    "gradebook.file_without_students": null;
    "gradebook.no_such_cell": null;
    "gradebook.too_many_points": { most: number };
    "gradebook.setup_changed": null;
    /** A student already has more points for it. */
    "gradebook.more_points_given": { item: string; points: number };
    "gradebook.setup_inconsistent": null;
  }
}

export type {};

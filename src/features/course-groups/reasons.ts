declare module "@/lib/app-error" {
  interface Reasons {
    "course_groups.name_taken": null;
    "course_groups.not_all_students": null;
    "course_groups.too_many": { most: number };
  }
}

export type {};

import type { FieldValue } from "@/lib/field-value";
import type { CourseState } from "@/policy/course";

declare module "@/lib/app-error" {
  interface Reasons {
    "courses.archived": null;
    "courses.cannot_move": { state: CourseState } | null;
    "courses.discount_end_passed": null;
    "courses.draft_waits": { revision: number };
    "courses.edited_meanwhile": { language: string } | { seen: number; current?: number };
    "courses.field_conflict": { field: string; value: FieldValue };
    "courses.id_taken": null;
    "courses.no_such_category": null;
    "courses.no_such_file": null;
    "courses.not_live": null;
    "courses.not_live_version": null;
    "courses.not_ready": { gaps: readonly { code: string }[] };
    "courses.nothing_live": null;
    "courses.outline_changed": null;
    "courses.time_has_passed": null;
  }
}

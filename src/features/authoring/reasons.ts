import type { FieldValue } from "@/lib/field-value";
import type { CourseState } from "@/policy/course";

declare module "@/lib/app-error" {
  interface Reasons {
    "authoring.already_invited": null;
    "authoring.already_teaches": null;
    "authoring.archived": null;
    "authoring.assessment_gone": null;
    "authoring.assessment_there": null;
    "authoring.cannot_move": { state: CourseState } | null;
    "authoring.discount_end_passed": null;
    "authoring.draft_waits": { revision: number };
    "authoring.edited_meanwhile": { language: string } | { seen: number; current?: number };
    "authoring.field_conflict": { field: string; value: FieldValue };
    "authoring.id_taken": null;
    "authoring.invitation_over": { state: string } | null;
    "authoring.lead_has_every_right": null;
    "authoring.lead_stays": null;
    "authoring.lesson_edited_meanwhile": {
      by: string;
      at: string;
      content: string;
      registeredContent: string;
      guestContent: string;
      revision: number;
    };
    "authoring.lesson_gone": null;
    "authoring.no_such_category": null;
    "authoring.no_such_file": null;
    "authoring.no_such_member": null;
    "authoring.no_such_person": null;
    "authoring.not_an_address": null;
    "authoring.not_live": null;
    "authoring.not_live_version": null;
    "authoring.not_ready": { gaps: readonly { code: string }[] };
    "authoring.nothing_live": null;
    "authoring.outline_changed": null;
    "authoring.question_changed_meanwhile": { stands: object };
    "authoring.question_gone": null;
    "authoring.resource_gone": null;
    "authoring.rules_changed_meanwhile": { stands: object };
    "authoring.setting_changed_meanwhile": { resources: readonly object[] } | { setting: string; value: unknown };
    "authoring.shares_full": null;
    "authoring.template_locked": { tier: "FREE" | "BASIC" | "PREMIUM" };
    "authoring.time_has_passed": null;
    "authoring.too_many_resources": null;
    "authoring.two_videos": null;
  }
}

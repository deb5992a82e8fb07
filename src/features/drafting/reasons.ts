import type { FieldValue } from "@/lib/field-value";
import type { PromptProblem } from "./prompts";

declare module "@/lib/app-error" {
  interface Reasons {
    "drafting.already_decided": null;
    "drafting.already_running": null;
    "drafting.field_conflict": { field: string; value: FieldValue };
    "drafting.id_taken": null;
    "drafting.lesson_full": null;
    "drafting.no_model": null;
    "drafting.no_sources": null;
    "drafting.no_such_file": null;
    "drafting.nothing_said": null;
    "drafting.nothing_to_ask": null;
    "drafting.nothing_to_write": null;
    "drafting.source_cited": { count: number };
    "drafting.source_known": { title: string };
    "drafting.sources_pending": null;
    "drafting.text_changed": null;
    "drafting.too_many_sources": { most: number };
    "drafting.written_since": null;
    "drafting.wrong_value": null;
    "prompts.changed": { number: number; body: string; author: string | null };
    "prompts.setting_changed": { now: unknown };
    "prompts.unusable": { problems: readonly PromptProblem[] };
  }
}

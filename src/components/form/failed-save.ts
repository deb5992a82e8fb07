import { describeFailure } from "@/components/api/client";
import type { Reason } from "@/lib/app-error";
import type { FieldValue } from "@/lib/field-value";
import { mayWorkLater } from "@/lib/kept/retry";
import type { SaveResult } from "./field-saver";

/** Reasons that come with `value`, what someone else has put into the field. */
type FieldConflict = Extract<Reason, "courses.field_conflict" | "drafting.field_conflict" | "notebook.changed">;

/** What became of a field whose call has failed; `words` are those of `useRefusal`. */
export function failedSave(error: unknown, words: (error: unknown) => string, conflict?: FieldConflict): SaveResult {
  const failure = describeFailure(error);
  if (failure.reason === conflict)
    return { type: "conflict", theirs: (failure.facts as { value?: FieldValue }).value ?? null };
  return mayWorkLater(failure) ? { type: "unreachable" } : { type: "refused", why: words(error) };
}

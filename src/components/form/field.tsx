import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  /** Takes the hint's place and says the mend. */
  error?: ReactNode;
  /** Stands at the end of the label's line: "Forgot password?". */
  beside?: ReactNode;
};

/** The id of the words under a control, for its aria-describedby; undefined when there are none. */
export function fieldNoteId(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">): string | undefined {
  return error || hint ? `${id}-note` : undefined;
}

/** Label above, control, then hint or error. The control gets `id` and `aria-describedby={fieldNoteId(...)}`. */
export function Field({ id, label, hint, error, beside, children }: FieldWords & { id: string; children: ReactNode }) {
  const heading = (
    <label htmlFor={id} className="label">
      {label}
    </label>
  );
  return (
    <div className="field">
      {beside ? (
        <div className="row row--apart">
          {heading}
          {beside}
        </div>
      ) : (
        heading
      )}
      {children}
      <FieldNote id={id} hint={hint} error={error} />
    </div>
  );
}

/** The words under a control. */
export function FieldNote({ id, hint, error }: { id: string } & Pick<FieldWords, "hint" | "error">) {
  if (error) {
    return (
      <p className="field__error" id={`${id}-note`}>
        <Icon name="circle-alert" /> {error}
      </p>
    );
  }
  return hint ? (
    <p className="field__hint" id={`${id}-note`}>
      {hint}
    </p>
  ) : null;
}

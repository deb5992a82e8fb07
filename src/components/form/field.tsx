import { type ReactNode, useId } from "react";
import { StandingError } from "@/components/ui/error-line";

export type FieldTexts = {
  label: ReactNode;
  hint?: ReactNode;
  /** Takes the hint's place and says the fix. */
  error?: ReactNode;
  /** Is at the end of the label's line: "Forgot password?". */
  beside?: ReactNode;
};

/** The id of the words under a control, for its aria-describedby; undefined when there are none. */
export function fieldNoteId(id: string, { hint, error }: Pick<FieldTexts, "hint" | "error">): string | undefined {
  return error || hint ? `${id}-note` : undefined;
}

/** Label above, control, then hint or error. The control gets `id` and `aria-describedby={fieldNoteId(...)}`. */
export function Field({ id, label, hint, error, beside, children }: FieldTexts & { id: string; children: ReactNode }) {
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
export function FieldNote({ id, hint, error }: { id: string } & Pick<FieldTexts, "hint" | "error">) {
  if (error) return <StandingError id={`${id}-note`}>{error}</StandingError>;
  return hint ? (
    <p className="field__hint" id={`${id}-note`}>
      {hint}
    </p>
  ) : null;
}

/** What a text or select control takes beside its own attributes. */
export type ControlTexts = FieldTexts & { id?: string; className?: string };

/** The words of a control, and everything else that was said of it. */
export function splitWords<Props extends ControlTexts>(props: Props): [ControlTexts, Omit<Props, keyof ControlTexts>] {
  const { label, hint, error, beside, id, className, ...rest } = props;
  return [{ label, hint, error, beside, id, className }, rest];
}

/** A control of the kit's in its frame: `children` draws it with what ties it to its words. */
export function ControlField({
  label,
  hint,
  error,
  beside,
  id,
  className,
  children,
}: ControlTexts & {
  children: (tied: {
    id: string;
    className: string;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}) {
  const own = useId();
  const name = id ?? own;
  return (
    <Field id={name} label={label} hint={hint} error={error} beside={beside}>
      {children({
        id: name,
        className: className ? `input ${className}` : "input",
        "aria-invalid": error ? true : undefined,
        "aria-describedby": fieldNoteId(name, { hint, error }),
      })}
    </Field>
  );
}

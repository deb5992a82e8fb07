import { type ComponentPropsWithRef, useId } from "react";
import { Field, type FieldWords, fieldNoteId } from "./field";

/** Several lines of text; it grows with what is written in it. */
export function TextArea({
  label,
  hint,
  error,
  beside,
  id,
  className,
  ...rest
}: FieldWords & Omit<ComponentPropsWithRef<"textarea">, "children">) {
  const own = useId();
  const name = id ?? own;
  return (
    <Field id={name} label={label} hint={hint} error={error} beside={beside}>
      <textarea
        id={name}
        className={className ? `input ${className}` : "input"}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNoteId(name, { hint, error })}
        {...rest}
      />
    </Field>
  );
}

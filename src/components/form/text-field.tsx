import { type ComponentPropsWithRef, useId } from "react";
import { Field, type FieldWords, fieldNoteId } from "./field";

/** One line of text. Everything an input takes, plus its words. */
export function TextField({
  label,
  hint,
  error,
  beside,
  id,
  className,
  ...rest
}: FieldWords & Omit<ComponentPropsWithRef<"input">, "children">) {
  const own = useId();
  const name = id ?? own;
  return (
    <Field id={name} label={label} hint={hint} error={error} beside={beside}>
      <input
        id={name}
        className={className ? `input ${className}` : "input"}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNoteId(name, { hint, error })}
        {...rest}
      />
    </Field>
  );
}

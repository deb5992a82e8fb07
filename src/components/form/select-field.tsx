import { type ComponentPropsWithRef, useId } from "react";
import { Field, type FieldWords, fieldNoteId } from "./field";

export type Choice = { value: string; label: string; disabled?: boolean };

/** The browser's own list of choices: it works with every keyboard, finger and reader. */
export function SelectField({
  label,
  hint,
  error,
  beside,
  id,
  choices,
  className,
  ...rest
}: FieldWords & { choices: readonly Choice[] } & Omit<ComponentPropsWithRef<"select">, "children">) {
  const own = useId();
  const name = id ?? own;
  return (
    <Field id={name} label={label} hint={hint} error={error} beside={beside}>
      <select
        id={name}
        className={className ? `input ${className}` : "input"}
        aria-invalid={error ? true : undefined}
        aria-describedby={fieldNoteId(name, { hint, error })}
        {...rest}
      >
        {choices.map(({ value, label: words, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

import type { ComponentPropsWithRef } from "react";
import { ControlField, type ControlTexts, splitWords } from "./field";

export type Choice = {
  value: string;
  label: string;
  disabled?: boolean;
  /** A name that is the same in every language. */
  isName?: boolean;
};

/** The browser's own list of choices: it works with every keyboard, finger and reader. */
export function SelectField({
  choices,
  ...props
}: ControlTexts & { choices: readonly Choice[] } & Omit<ComponentPropsWithRef<"select">, "children">) {
  const [words, rest] = splitWords(props);
  return (
    <ControlField {...words}>
      {(tied) => (
        <select {...tied} {...rest}>
          {choices.map(({ value, label, disabled, isName }) => (
            <option key={value} value={value} disabled={disabled} translate={isName ? "no" : undefined}>
              {label}
            </option>
          ))}
        </select>
      )}
    </ControlField>
  );
}

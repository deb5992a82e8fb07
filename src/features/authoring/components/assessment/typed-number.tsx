"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "@/components/form/text-field";

/** A number as text: what is none stays as it was typed and is said, and the last good one counts until it is fixed. */
export function TypedNumber({
  label,
  value,
  read,
  bad,
  hint,
  onNumber,
}: {
  label: string;
  value: number;
  /** Null where the text is no such number. */
  read: (text: string) => number | null;
  bad: string;
  hint?: ReactNode;
  onNumber: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && read(typed) === null;
  return (
    <TextField
      label={label}
      className="num"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? String(value)}
      error={isBad ? bad : undefined}
      hint={hint}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        const number = read(text);
        if (number !== null && number !== value) onNumber(number);
      }}
      onBlur={() => !isBad && setTyped(null)}
    />
  );
}

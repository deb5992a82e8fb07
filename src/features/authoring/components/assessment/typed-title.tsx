"use client";
import { useState } from "react";
import { TextField } from "@/components/form/text-field";
import { longestTitle } from "@/features/authoring/assessment/schema";

interface TypedTitleProps {
  label: string;
  value: string;
  hint?: string;
  /** What is said while nothing is written. */
  missing: string;
  onTitle: (title: string) => void;
}

/** A title as it is typed: while it is empty the last one counts, and comes back when the field is left. */
export function TypedTitle({ label, value, hint, missing, onTitle }: TypedTitleProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      autoComplete="off"
      maxLength={longestTitle}
      value={typed ?? value}
      hint={hint}
      error={typed?.trim() === "" ? missing : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const title = event.target.value.trim();
        if (title !== "" && title !== value) onTitle(title);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useZone } from "@/components/i18n/use-zone";
import { endOfDayInZone, readInZone, writeInZone } from "@/lib/zone-time";
import type { ControlTexts } from "./field";
import { TextField } from "./text-field";

interface InstantFieldProps extends Omit<ControlTexts, "label"> {
  /** The zone comes after it. */
  label: string;
  name?: string;
  /** ISO 8601; empty for none. */
  value: string;
  onInstant: (value: string) => void;
  onBlur?: (() => void) | undefined;
  /** Asks for a day, and means its last moment. */
  isLastDay?: boolean;
}

/** A moment, asked for on the reader's own clock with its zone beside it, and given as an instant. */
export function InstantField({ label, value, onInstant, onBlur, isLastDay = false, ...rest }: InstantFieldProps) {
  const t = useTranslations("common");
  const zone = useZone();
  /** What was typed, for as long as it is what `value` says: a time that clocks skip is not rewritten while someone types. */
  const [typed, setTyped] = useState<{ text: string; value: string } | null>(null);
  const shown = value === "" ? "" : writeInZone(new Date(value), zone).slice(0, isLastDay ? 10 : 16);

  function read(text: string) {
    const at = isLastDay ? endOfDayInZone(text, zone) : readInZone(text.slice(0, 16), zone);
    const next = at?.toISOString() ?? "";
    setTyped({ text, value: next });
    onInstant(next);
  }

  return (
    <TextField
      {...rest}
      type={isLastDay ? "date" : "datetime-local"}
      label={t("inZone", { label, zone })}
      value={typed?.value === value ? typed.text : shown}
      onChange={(event) => read(event.target.value)}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
    />
  );
}

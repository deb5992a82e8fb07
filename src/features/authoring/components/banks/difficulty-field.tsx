"use client";
import { useTranslations } from "next-intl";
import { type Choice, SelectField } from "@/components/form/select-field";
import { difficulties } from "@/features/authoring/banks/schema";

type Level = number | null;

interface DifficultyFieldProps {
  value: Level | "keep";
  /** What no level is called here. */
  none: string;
  /** How leaving it as it is reads, where that can be chosen. */
  keep?: string;
  onChoose: (value: Level | "keep") => void;
}

export function DifficultyField({ value, none, keep, onChoose }: DifficultyFieldProps) {
  const t = useTranslations("banks");
  const choices: Choice[] = [
    ...(keep === undefined ? [] : [{ value: "keep", label: keep }]),
    { value: "", label: none },
    ...difficulties.map((level) => ({ value: String(level), label: t(`difficulties.${level}`) })),
  ];
  const read = (chosen: string): Level => (chosen === "" ? null : Number(chosen));
  return (
    <SelectField
      label={t("difficulty")}
      value={value ?? ""}
      choices={choices}
      onChange={({ target }) => onChoose(target.value === "keep" ? "keep" : read(target.value))}
    />
  );
}

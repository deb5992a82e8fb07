"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import type { KeyEditorProps } from "../../question-editor";

/** The number that is right, how far from it still is, and its unit. */
export function NumberKey({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const answer = problems.find(({ code }) => code === "number_missing" || code === "number_unreadable");
  const tolerance = problems.find(({ code }) => code === "tolerance_unreadable");
  return (
    <div className="qedit__number">
      <TextField
        label={t("answer")}
        className="num"
        inputMode="text"
        maxLength={120}
        value={question.numericValue}
        error={answer && t(`problem.${answer.code}`)}
        onChange={(event) => onChange({ numericValue: event.target.value })}
      />
      <TextField
        label={t("tolerance")}
        className="num"
        maxLength={120}
        value={question.numericTolerance}
        hint={t("toleranceHint")}
        error={tolerance && t(`problem.${tolerance.code}`)}
        onChange={(event) => onChange({ numericTolerance: event.target.value })}
      />
      <TextField
        label={t("unit")}
        maxLength={120}
        value={question.numericUnit}
        onChange={(event) => onChange({ numericUnit: event.target.value })}
      />
    </div>
  );
}

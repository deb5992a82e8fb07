"use client";
import { useTranslations } from "next-intl";
import type { KeyEditorProps } from "../../question-editor";
import { ForeseenNumberLines } from "../../shared/foreseen-number-lines";
import { KeyLegend } from "../../shared/key-parts";
import { readNumeric } from "./body";

/** Numbers other than the key, in the unit of the key. */
export function ForeseenFields({ question: { numericUnit, body }, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions.foreseen");
  const read = readNumeric(body);
  return (
    <fieldset>
      <KeyLegend>{t("title")}</KeyLegend>
      <p className="caption mbe-2">{t("hint")}</p>
      <ForeseenNumberLines
        numbers={read.foreseen}
        unit={numericUnit.trim()}
        problemAt={(at) => problems.find(({ code, at: place }) => place === at && code.startsWith("foreseen"))}
        nameOf={(part, number) => t(part, { number })}
        onChange={(foreseen) => onChange({ body: { ...read, foreseen } })}
      />
    </fieldset>
  );
}

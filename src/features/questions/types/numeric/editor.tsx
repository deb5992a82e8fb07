"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import type { KeyEditorProps } from "../../question-editor";
import { ShortFields } from "../../shared/key-parts";
import { readNumeric } from "./body";
import { ForeseenFields } from "./foreseen-fields";
import { UnitFields } from "./unit-fields";

/** The number that is right, how far from it still is, its units, and what else is foreseen. */
export function NumberKey(props: KeyEditorProps) {
  const { question, problems, onChange } = props;
  const t = useTranslations("questions");
  const body = readNumeric(question.body);
  const answer = problems.find(({ code }) => code === "number_missing" || code === "number_unreadable");
  const tolerance = problems.find(({ code }) => code === "tolerance_unreadable");
  const unit = problems.find(({ code }) => code === "unit_missing");
  return (
    <>
      <ShortFields>
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
          error={unit && t(`problem.${unit.code}`)}
          onChange={(event) => onChange({ numericUnit: event.target.value })}
        />
      </ShortFields>
      <TextField
        label={t("numberFeedback")}
        dir="auto"
        data-markdown
        value={body.feedback}
        hint={t("numberFeedbackHint")}
        onChange={(event) => onChange({ body: { ...body, feedback: event.target.value } })}
      />
      <UnitFields {...props} />
      <ForeseenFields {...props} />
    </>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { blankAnswer } from "@/features/authoring/assessment/rules";
import type { EditedAnswer } from "@/features/authoring/assessment/schema";
import { uuidV7 } from "@/lib/uuid-v7";
import type { KeyProps } from "./option-rows";

/** The number that is right, how far from it still is, and its unit. */
export function NumberKey({ question, problems, onChange }: KeyProps) {
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

/** The texts that a short answer accepts. */
export function AcceptedRows({ question, problems, onChange }: KeyProps) {
  const t = useTranslations("questions");
  const { answers } = question;
  const change = (at: number, part: Partial<EditedAnswer>) =>
    onChange({ answers: answers.map((answer, place) => (place === at ? { ...answer, ...part } : answer)) });
  return (
    <fieldset>
      <legend className="qedit__legend label">{t("accepted")}</legend>
      <ol className="qedit__accepted">
        {answers.map((answer, at) => {
          const problem = problems.find((each) => each.at === at);
          const number = at + 1;
          return (
            <li key={answer.id}>
              <TextField
                label={t("acceptedAnswer", { number })}
                dir="auto"
                value={answer.text}
                error={problem && t(`problem.${problem.code}`)}
                beside={
                  <Button
                    look="quiet"
                    size="small"
                    icon="x"
                    iconOnly
                    onClick={() => onChange({ answers: answers.toSpliced(at, 1) })}
                  >
                    {t("removeAccepted", { number })}
                  </Button>
                }
                onChange={(event) => change(at, { text: event.target.value })}
              />
              <div className="row">
                <CheckRow
                  label={t("caseSensitive")}
                  checked={answer.isCaseSensitive}
                  onChange={(event) => change(at, { isCaseSensitive: event.target.checked })}
                />
                <CheckRow
                  label={t("pattern")}
                  checked={answer.isPattern}
                  onChange={(event) => change(at, { isPattern: event.target.checked })}
                />
              </div>
              <input
                className="input"
                aria-label={t("acceptedFeedback", { number })}
                placeholder={t("optionFeedback")}
                dir="auto"
                value={answer.explanation}
                onChange={(event) => change(at, { explanation: event.target.value })}
              />
            </li>
          );
        })}
      </ol>
      <div className="qedit__more">
        <Button
          size="small"
          look="quiet"
          icon="plus"
          onClick={() => onChange({ answers: [...answers, blankAnswer(uuidV7(), "", true)] })}
        >
          {t("addAccepted")}
        </Button>
      </div>
    </fieldset>
  );
}

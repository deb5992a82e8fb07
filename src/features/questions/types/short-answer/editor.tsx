"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import type { EditedAnswer } from "../../edited-question";
import { blankAnswer } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine } from "../../shared/line-parts";

/** The texts that a short answer accepts. */
export function AcceptedRows({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const { answers } = question;
  const change = (at: number, part: Partial<EditedAnswer>) =>
    onChange({ answers: answers.map((answer, place) => (place === at ? { ...answer, ...part } : answer)) });
  return (
    <fieldset>
      <KeyLegend>{t("accepted")}</KeyLegend>
      <ol>
        {answers.map((answer, at) => {
          const problem = problems.find((each) => each.at === at);
          const number = at + 1;
          return (
            <li key={answer.id} className="grid gap-1 border-line border-bs py-3">
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
      <AddLine onAdd={() => onChange({ answers: [...answers, blankAnswer(uuidV4(), "", true)] })}>
        {t("addAccepted")}
      </AddLine>
    </fieldset>
  );
}

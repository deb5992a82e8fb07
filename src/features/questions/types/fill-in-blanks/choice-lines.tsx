"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import { LineInput, moved } from "../../shared/line-input";
import { AddLine, BelowLines, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";
import { problemsOfBlank } from "./authoring";
import type { BlankOf, Choice } from "./body";

interface LinesProps {
  blank: BlankOf<"dropdown">;
  onChange: (blank: BlankOf<"dropdown">) => void;
}

/** The choices of a list, one of them right. */
export function ChoiceLines({ blank, onChange }: LinesProps) {
  const t = useTranslations("questions");
  const id = useId();
  const group = useId();
  const problems = problemsOfBlank(blank);
  const { choices, key: blankNumber } = blank;
  const put = (changed: Choice[]) => onChange({ ...blank, choices: changed });
  const change = (at: number, part: Partial<Choice>) =>
    put(choices.map((choice, place) => (place === at ? { ...choice, ...part } : choice)));
  const general = problems.filter((each) => each.at === undefined);
  return (
    <>
      <LineList>
        {choices.map((choice, at) => {
          const problem = problems.find((each) => each.at === at);
          const names = { number: at + 1, blank: blankNumber };
          return (
            <Line key={choice.id} kind="options" number={at + 1} isRight={choice.isCorrect}>
              <LineInput
                id={`${id}${choice.id}`}
                name={t("choice", names)}
                isMarkdown
                value={choice.text}
                problemId={problem && `${id}${choice.id}-note`}
                onText={(text) => change(at, { text })}
                onMove={(by) => put(moved(choices, at, by))}
              />
              <CheckRow
                type="radio"
                name={group}
                label={t("correct")}
                aria-describedby={`${id}${choice.id}`}
                checked={choice.isCorrect}
                onChange={() => put(choices.map((one, place) => ({ ...one, isCorrect: place === at })))}
              />
              <Button look="quiet" size="small" icon="x" iconOnly onClick={() => put(choices.toSpliced(at, 1))}>
                {t("removeChoice", names)}
              </Button>
              <LineFeedback
                name={t("choiceFeedback", names)}
                hint={t("optionFeedbackHint")}
                value={choice.feedback}
                onText={(feedback) => change(at, { feedback })}
              />
              <LineProblem problem={problem} id={`${id}${choice.id}-note`} />
            </Line>
          );
        })}
      </LineList>
      {general.map((problem) => (
        <LineProblem key={problem.code} problem={problem} id={`${id}${problem.code}`} />
      ))}
      <BelowLines>
        <AddLine onAdd={() => put([...choices, { id: uuidV4(), text: "", isCorrect: false, feedback: "" }])}>
          {t("addChoice")}
        </AddLine>
        <span className="caption">{t("choicesShuffled")}</span>
      </BelowLines>
    </>
  );
}

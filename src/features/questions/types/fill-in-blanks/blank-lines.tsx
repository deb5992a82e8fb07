"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { uuidV4 } from "@/lib/uuid-v4";
import { ShortFields } from "../../shared/key-parts";
import { LineInput, moved } from "../../shared/line-input";
import { AddLine, BelowLines, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";
import { problemsOfBlank } from "./authoring";
import type { Blank, BlankOf, Choice } from "./body";

interface LinesProps<Kind extends Blank["kind"]> {
  blank: BlankOf<Kind>;
  onChange: (blank: BlankOf<Kind>) => void;
}

/** The texts that a blank accepts. */
export function AcceptedLines({ blank, onChange }: LinesProps<"text">) {
  const t = useTranslations("questions");
  const id = useId();
  const problems = problemsOfBlank(blank);
  const { accepted, key: blankNumber } = blank;
  const change = (texts: string[]) => onChange({ ...blank, accepted: texts });
  return (
    <>
      <LineList>
        {accepted.map((text, at) => {
          const problem = problems.find((each) => each.at === at);
          const names = { number: at + 1, blank: blankNumber };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no identity but their place
            <Line key={at} kind="lines" number={at + 1}>
              <LineInput
                id={`${id}${at}`}
                name={t("blankAccepted", names)}
                value={text}
                problemId={problem && `${id}${at}-note`}
                onText={(typed) => change(accepted.with(at, typed.slice(0, 1000)))}
              />
              <Button look="quiet" size="small" icon="x" iconOnly onClick={() => change(accepted.toSpliced(at, 1))}>
                {t("removeBlankAccepted", names)}
              </Button>
              <LineProblem problem={problem} id={`${id}${at}-note`} />
            </Line>
          );
        })}
      </LineList>
      <LineProblem problem={problems.find((each) => each.at === undefined)} id={`${id}note`} />
      <BelowLines>
        <AddLine onAdd={() => change([...accepted, ""])}>{t("addAccepted")}</AddLine>
        <CheckRow
          label={t("caseSensitive")}
          checked={blank.isCaseSensitive}
          onChange={(event) => onChange({ ...blank, isCaseSensitive: event.target.checked })}
        />
      </BelowLines>
    </>
  );
}

/** The number that is right in a blank, and how far from it still is. */
export function NumberLine({ blank, onChange }: LinesProps<"number">) {
  const t = useTranslations("questions");
  const problems = problemsOfBlank(blank);
  const tolerance = problems.find(({ code }) => code === "tolerance_unreadable");
  const value = problems.find((problem) => problem !== tolerance);
  return (
    <ShortFields>
      <TextField
        label={t("answer")}
        className="num"
        maxLength={120}
        value={blank.value}
        error={value && t(`problem.${value.code}`)}
        onChange={(event) => onChange({ ...blank, value: event.target.value })}
      />
      <TextField
        label={t("tolerance")}
        className="num"
        maxLength={120}
        value={blank.tolerance}
        hint={t("toleranceHint")}
        error={tolerance && t(`problem.${tolerance.code}`)}
        onChange={(event) => onChange({ ...blank, tolerance: event.target.value })}
      />
    </ShortFields>
  );
}

/** The choices of a list, one of them right. */
export function ChoiceLines({ blank, onChange }: LinesProps<"dropdown">) {
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

"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import type { QuestionProblem } from "../../question-authoring";
import { CreditField } from "../../shared/credit-field";
import { ForeseenNumberLines } from "../../shared/foreseen-number-lines";
import { ShortFields } from "../../shared/key-parts";
import { LineInput } from "../../shared/line-input";
import { AddLine, BelowLines, Line, LineFeedback, LineList, LineProblem } from "../../shared/line-parts";
import { problemsOfBlank } from "./authoring";
import { type BlankOf, type KnownText, mostTexts, type TypedBlank } from "./body";
import { allCredit, storedOthers, storedText, textsOf } from "./known-answers";

interface LinesProps<Of extends TypedBlank> {
  blank: Of;
  onChange: (blank: Of) => void;
}

/** The texts that a blank knows, each with what it earns and what is said of it. */
export function TextLines({ blank, onChange }: LinesProps<BlankOf<"text">>) {
  const t = useTranslations("questions");
  const id = useId();
  const problems = problemsOfBlank(blank);
  const texts = textsOf(blank);
  const change = (known: readonly KnownText[]) => onChange({ ...blank, accepted: known.map(storedText) });
  return (
    <>
      <p className="caption">{t("answersHint")}</p>
      <LineList>
        {texts.map((known, at) => (
          <TextLine
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no identity but their place
            key={at}
            known={known}
            names={{ number: at + 1, blank: blank.key }}
            problem={problems.find((each) => each.at === at)}
            onChange={(part) => change(texts.with(at, { ...known, ...part }))}
            onRemove={() => change(texts.toSpliced(at, 1))}
          />
        ))}
      </LineList>
      <LineProblem problem={problems.find((each) => each.at === undefined)} id={`${id}note`} />
      <BelowLines>
        {texts.length < mostTexts ? (
          <AddLine onAdd={() => change([...texts, { text: "", credit: allCredit, feedback: "" }])}>
            {t("addAnswer")}
          </AddLine>
        ) : (
          <span />
        )}
        <CheckRow
          label={t("caseSensitive")}
          checked={blank.isCaseSensitive}
          onChange={(event) => onChange({ ...blank, isCaseSensitive: event.target.checked })}
        />
      </BelowLines>
    </>
  );
}

interface LineProps {
  known: KnownText;
  /** Its place and its blank, from 1 on. */
  names: { number: number; blank: string };
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<KnownText>) => void;
  onRemove: () => void;
}

function TextLine({ known: { text, credit, feedback }, names, problem, onChange, onRemove }: LineProps) {
  const t = useTranslations("questions");
  const id = useId();
  return (
    <Line kind="lines" number={names.number}>
      <LineInput
        id={id}
        name={t("blankAnswer", names)}
        value={text}
        problemId={problem && `${id}-note`}
        onText={(typed) => onChange({ text: typed.slice(0, 1000) })}
      />
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("removeBlankAnswer", names)}
      </Button>
      <LineFeedback
        name={t("blankAnswerFeedback", names)}
        hint={t("answerFeedbackHint")}
        value={feedback}
        onText={(said) => onChange({ feedback: said })}
      >
        <CreditField
          id={`${id}-credit`}
          name={t("blankAnswerCredit", names)}
          value={credit}
          most={allCredit}
          onCredit={(percent) => onChange({ credit: percent })}
        />
      </LineFeedback>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}

/** The number that is right in a blank and how far from it still is, and the other numbers that the blank knows. */
export function NumberLines({ blank, onChange }: LinesProps<BlankOf<"number">>) {
  const t = useTranslations("questions");
  const problems = problemsOfBlank(blank);
  const tolerance = problems.find(({ code }) => code === "tolerance_unreadable");
  const value = problems.find(({ code }) => code === "number_missing" || code === "number_unreadable");
  const { answerFeedback = "", foreseen = [], ...bare } = blank;
  const put = (part: Pick<BlankOf<"number">, "answerFeedback" | "foreseen">) =>
    onChange({ ...bare, ...storedOthers({ answerFeedback, foreseen, ...part }) });
  return (
    <>
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
      <LineFeedback
        name={t("blankNumberFeedback", { blank: blank.key })}
        hint={t("foreseen.feedbackHint")}
        value={answerFeedback}
        onText={(said) => put({ answerFeedback: said })}
      />
      <p className="caption">{t("foreseen.hint")}</p>
      <ForeseenNumberLines
        numbers={foreseen}
        problemAt={(at) => problems.find((each) => each.at === at)}
        nameOf={(part, number) => t(`blankForeseen.${part}`, { number, blank: blank.key })}
        onChange={(numbers) => put({ foreseen: numbers })}
      />
    </>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import type { QuestionProblem } from "../../question-authoring";
import type { KeyEditorProps } from "../../question-editor";
import { KeyLegend } from "../../shared/key-parts";
import { AddLine, Line, LineList, LineProblem } from "../../shared/line-parts";
import { type AcceptedUnit, mostUnits, type NumericBody, readNumeric } from "./body";

/** Shares that make sense to choose from; another one, from a file, is kept. */
const costs = [0, 10, 25, 50, 75, 100];

/** Whether students type the unit, what a missing one costs, and in which other units the number is right. */
export function UnitFields({ question: { numericUnit, body }, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions.units");
  const read = readNumeric(body);
  const { units, isAsked, cost } = read;
  const change = (part: Partial<NumericBody>) => onChange({ body: { ...read, ...part } });
  const choices = costs.includes(cost) ? costs : [...costs, cost].sort((a, b) => a - b);
  return (
    <fieldset>
      <KeyLegend>{t("title")}</KeyLegend>
      <CheckRow
        type="checkbox"
        label={t("ask")}
        checked={isAsked}
        onChange={(event) => change({ isAsked: event.target.checked })}
      />
      {isAsked && (
        <SelectField
          label={t("cost")}
          value={String(cost)}
          choices={choices.map((share) => ({ value: String(share), label: t("costOf", { share }) }))}
          onChange={(event) => change({ cost: Number(event.target.value) })}
        />
      )}
      <p className="caption mbs-2">{t("hint", { unit: numericUnit.trim() || t("own") })}</p>
      {units.length > 0 && (
        <LineList>
          {units.map((accepted, at) => (
            <UnitLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a unit has no identity but its place
              key={at}
              accepted={accepted}
              number={at + 1}
              own={numericUnit.trim() || t("own")}
              problem={problems.find(({ code, at: place }) => place === at && !code.startsWith("foreseen"))}
              onChange={(part) =>
                change({ units: units.map((one, place) => (place === at ? { ...one, ...part } : one)) })
              }
              onRemove={() => change({ units: units.toSpliced(at, 1) })}
            />
          ))}
        </LineList>
      )}
      {units.length < mostUnits && (
        <AddLine onAdd={() => change({ units: [...units, { unit: "", factor: "" }] })}>{t("add")}</AddLine>
      )}
    </fieldset>
  );
}

interface UnitProps {
  accepted: AcceptedUnit;
  number: number;
  /** The key's unit. */
  own: string;
  problem: QuestionProblem | undefined;
  onChange: (part: Partial<AcceptedUnit>) => void;
  onRemove: () => void;
}

function UnitLine({ accepted: { unit, factor }, number, own, problem, onChange, onRemove }: UnitProps) {
  const t = useTranslations("questions.units");
  const id = useId();
  const shared = {
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem && `${id}-note`,
    maxLength: 120,
  };
  return (
    <Line kind="lines" number={1}>
      <span className="row row--tight">
        <input
          {...shared}
          className="input inline-24"
          aria-label={t("name", { number })}
          value={unit}
          onChange={(event) => onChange({ unit: event.target.value })}
        />
        <span aria-hidden="true">=</span>
        <input
          {...shared}
          className="input inline-32 num"
          aria-label={t("factor", { number, unit: own })}
          value={factor}
          onChange={(event) => onChange({ factor: event.target.value })}
        />
        <span className="muted">{own}</span>
      </span>
      <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
        {t("remove", { number })}
      </Button>
      <LineProblem problem={problem} id={`${id}-note`} />
    </Line>
  );
}

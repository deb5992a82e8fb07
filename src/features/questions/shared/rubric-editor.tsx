"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { CheckRow } from "@/components/form/check-row";
import { Button } from "@/components/ui/button";
import { StandingError } from "@/components/ui/error-line";
import { uuidV4 } from "@/lib/uuid-v4";
import type { QuestionProblem } from "../question-authoring";
import { emptyCriterion, mostByRubric, mostCriteria } from "../rubric";
import type { Rubric, RubricCriterion } from "../rubric-schema";
import { CriterionCard } from "./criterion-card";
import { KeyCards, KeyLegend } from "./key-parts";
import { moved } from "./line-input";
import { AddLine } from "./line-parts";

interface RubricEditorProps {
  rubric: Rubric | undefined;
  /** Of the question. */
  points: number;
  problems: readonly QuestionProblem[];
  /** Undefined takes the rubric away. */
  onRubric: (rubric: Rubric | undefined) => void;
  onPoints: (points: number) => void;
}

/** Criteria with their levels, and what these add up to beside the points of the question. */
export function RubricEditor({ rubric, points, problems, onRubric, onPoints }: RubricEditorProps) {
  const t = useTranslations("questions.rubric");
  const most = (rubric ? mostByRubric(rubric) : 0) / 100;
  const setCriteria = (criteria: RubricCriterion[]) => rubric && onRubric({ ...rubric, criteria });
  const heading = useRef<HTMLLegendElement>(null);
  return (
    <fieldset>
      <KeyLegend ref={heading} tabIndex={-1}>
        {t("title")}
      </KeyLegend>
      <p className="caption">{t("lead")}</p>
      {!rubric && (
        <AddLine
          onAdd={() => {
            onRubric({ isShownBefore: true, criteria: [emptyCriterion(uuidV4, points)] });
            heading.current?.focus();
          }}
        >
          {t("add")}
        </AddLine>
      )}
      {rubric && (
        <>
          <CheckRow
            label={t("shownBefore")}
            checked={rubric.isShownBefore}
            onChange={({ target }) => onRubric({ ...rubric, isShownBefore: target.checked })}
          />
          <KeyCards>
            {rubric.criteria.map((criterion, at) => (
              <CriterionCard
                key={criterion.id}
                criterion={criterion}
                number={at + 1}
                problems={problems.filter((each) => each.at === at)}
                onChange={(part) =>
                  setCriteria(rubric.criteria.map((one, place) => (place === at ? { ...one, ...part } : one)))
                }
                onMove={(by) => setCriteria(moved(rubric.criteria, at, by))}
                onRemove={() => setCriteria(rubric.criteria.toSpliced(at, 1))}
              />
            ))}
          </KeyCards>
          <div className="row row--apart">
            {rubric.criteria.length < mostCriteria && (
              <AddLine onAdd={() => setCriteria([...rubric.criteria, emptyCriterion(uuidV4, 1)])}>
                {t("addCriterion")}
              </AddLine>
            )}
            <Button size="small" look="quiet" icon="x" onClick={() => onRubric(undefined)}>
              {t("remove")}
            </Button>
          </div>
          <Total {...{ problems, most, points, onPoints }} />
        </>
      )}
    </fieldset>
  );
}

interface TotalProps extends Pick<RubricEditorProps, "problems" | "points" | "onPoints"> {
  most: number;
}

function Total({ problems, most, points, onPoints }: TotalProps) {
  const t = useTranslations("questions");
  const isEmpty = problems.some(({ code }) => code === "no_criteria");
  const isOff = problems.some(({ code }) => code === "rubric_total");
  return (
    <div className="row mbs-2" role="status">
      {isEmpty && <StandingError>{t("problem.no_criteria")}</StandingError>}
      {!isEmpty && !isOff && <p className="caption">{t("rubric.total", { points: most })}</p>}
      {isOff && (
        <>
          <StandingError>{t("rubric.totalOff", { most, points })}</StandingError>
          <Button size="small" onClick={() => onPoints(most)}>
            {t("rubric.take", { points: most })}
          </Button>
        </>
      )}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { uuidV4 } from "@/lib/uuid-v4";
import type { QuestionProblem } from "../../question-authoring";
import { KeyCard, smallSelectClass } from "../../shared/key-parts";
import { LineFeedback } from "../../shared/line-parts";
import { asKind } from "./authoring";
import type { Blank } from "./body";
import { ChoiceLines } from "./choice-lines";
import { markOf } from "./marks";
import { NumberLines, TextLines } from "./typed-lines";

const kinds = ["text", "number", "dropdown"] as const satisfies readonly Blank["kind"][];

interface CardProps {
  blank: Blank;
  /** Those of this blank. */
  problems: readonly QuestionProblem[];
  onChange: (blank: Blank) => void;
  /** Puts its mark back into the text. */
  onInsert: () => void;
  /** With its mark. */
  onRemove: () => void;
}

/** One blank: what it is filled in by, what is right, and what is said afterwards. */
export function BlankCard({ blank, problems, onChange, onInsert, onRemove }: CardProps) {
  const t = useTranslations("questions");
  const id = useId();
  const number = blank.key;
  const ofMark = problems.find(({ code }) => code === "blank_unused" || code === "blank_repeated");
  return (
    <KeyCard isUnused={ofMark?.code === "blank_unused"} aria-labelledby={`${id}n`}>
      <div className="row row--apart">
        <span className="label" id={`${id}n`}>
          {t("blank", { number })} <code aria-hidden="true">{markOf(number)}</code>
        </span>
        <span className="row row--tight">
          <select
            className={smallSelectClass}
            aria-label={t("blankKind", { number })}
            value={blank.kind}
            onChange={(event) => {
              const kind = kinds.find((one) => one === event.target.value) ?? blank.kind;
              onChange(asKind(blank, kind, uuidV4));
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`blankKinds.${kind}`)}
              </option>
            ))}
          </select>
          <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
            {t("removeBlank", { number })}
          </Button>
        </span>
      </div>
      {ofMark && (
        <div className="row">
          <p className="field__error" role="status">
            <Icon name="circle-alert" />{" "}
            {t(ofMark.code === "blank_unused" ? "blankUnused" : "blankRepeated", { number })}
          </p>
          {ofMark.code === "blank_unused" && (
            <Button size="small" onClick={onInsert}>
              {t("insertAgain", { number })}
            </Button>
          )}
        </div>
      )}
      <Lines blank={blank} onChange={onChange} />
      <LineFeedback
        label={t("blankAnyAnswer")}
        name={t("blankFeedback", { number })}
        hint={t("blankFeedbackHint")}
        value={blank.feedback}
        onText={(feedback) => onChange({ ...blank, feedback })}
      />
    </KeyCard>
  );
}

function Lines({ blank, onChange }: Pick<CardProps, "blank" | "onChange">) {
  if (blank.kind === "text") return <TextLines blank={blank} onChange={onChange} />;
  if (blank.kind === "number") return <NumberLines blank={blank} onChange={onChange} />;
  return <ChoiceLines blank={blank} onChange={onChange} />;
}

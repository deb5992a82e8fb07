"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { KeyEditorProps } from "../../question-editor";
import { withRubric } from "../../rubric";
import { RubricEditor } from "../../shared/rubric-editor";
import { type EssayBody, mostWords, readEssay } from "./body";

/** Limits of words, and what those who grade are told. */
export function EssayKey({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const body = readEssay(question.body);
  const change = (part: Partial<EssayBody>) => onChange({ body: { ...body, ...part } });
  const crossed = problems.find(({ code }) => code === "limits_crossed");
  return (
    <>
      <div className="qedit__number">
        <LimitField label={t("minWords")} value={body.minWords} onLimit={(minWords) => change({ minWords })} />
        <LimitField
          label={t("maxWords")}
          value={body.maxWords}
          problem={crossed && t(`problem.${crossed.code}`)}
          onLimit={(maxWords) => change({ maxWords })}
        />
      </div>
      <TextArea
        label={t("graderNotes")}
        rows={3}
        dir="auto"
        maxLength={50_000}
        value={body.graderNotes}
        hint={t("graderNotesHint")}
        onChange={(event) => change({ graderNotes: event.target.value })}
      />
      <RubricEditor
        rubric={body.rubric}
        points={question.points}
        problems={problems}
        onRubric={(rubric) => onChange({ body: withRubric(body, rubric) })}
        onPoints={(points) => onChange({ points })}
      />
    </>
  );
}

interface LimitFieldProps {
  label: string;
  value: number | null;
  problem?: string;
  onLimit: (words: number | null) => void;
}

/** What can't be read as a number of words stays in the field, and is not taken over. */
function LimitField({ label, value, problem, onLimit }: LimitFieldProps) {
  const t = useTranslations("questions");
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const [at, setAt] = useState(value);
  if (at !== value) {
    setAt(value);
    setTyped(value === null ? "" : String(value));
  }
  const read = readLimit(typed);
  return (
    <TextField
      label={label}
      hint={t("noLimit")}
      inputMode="numeric"
      className="num"
      value={typed}
      error={read === undefined ? t("wordsBad", { most: mostWords }) : problem}
      onChange={(event) => {
        setTyped(event.target.value);
        const words = readLimit(event.target.value);
        if (words === undefined) return;
        setAt(words);
        onLimit(words);
      }}
    />
  );
}

/** Null for no limit, undefined for what is none. */
function readLimit(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const words = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return words >= 1 && words <= mostWords ? words : undefined;
}

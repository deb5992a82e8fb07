"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/form/text-field";
import type { KeyEditorProps } from "../../question-editor";
import { withRubric } from "../../rubric";
import { GraderFields } from "../../shared/grader-fields";
import { ShortFields } from "../../shared/key-parts";
import { type EssayBody, mostWords, readEssay } from "./body";

/** Limits of words, and what those who grade are told. */
export function EssayKey({ question, problems, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const body = readEssay(question.body);
  const change = (part: Partial<EssayBody>) => onChange({ body: { ...body, ...part } });
  const crossed = problems.find(({ code }) => code === "limits_crossed");
  return (
    <>
      <ShortFields>
        <LimitField label={t("minWords")} value={body.minWords} onLimit={(minWords) => change({ minWords })} />
        <LimitField
          label={t("maxWords")}
          value={body.maxWords}
          problem={crossed && t(`problem.${crossed.code}`)}
          onLimit={(maxWords) => change({ maxWords })}
        />
      </ShortFields>
      <GraderFields
        {...{ body, question, problems, onChange }}
        onNotes={(graderNotes) => change({ graderNotes })}
        onRubric={(rubric) => onChange({ body: withRubric(body, rubric) })}
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

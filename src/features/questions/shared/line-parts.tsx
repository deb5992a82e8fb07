"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { QuestionProblem } from "../question-authoring";

/** What is wrong with a line of a list that an author writes; nothing where nothing is. */
export function LineProblem({ problem, id }: { problem: QuestionProblem | undefined; id: string }) {
  const t = useTranslations("questions");
  if (!problem) return null;
  return (
    <p className="field__error qopts__problem" id={id}>
      <Icon name="circle-alert" /> {t(`problem.${problem.code}`)}
    </p>
  );
}

/** The button below such a list that adds a line. */
export function AddLine({ onAdd, children }: { onAdd: () => void; children: ReactNode }) {
  return (
    <div className="qedit__more">
      <Button size="small" look="quiet" icon="plus" onClick={onAdd}>
        {children}
      </Button>
    </div>
  );
}

interface LineFeedbackProps {
  name: string;
  /** What it is for, while it is empty. */
  hint: string;
  value: string;
  onText: (text: string) => void;
}

/** What is said to whoever gave the answer in this line. */
export function LineFeedback({ name, hint, value, onText }: LineFeedbackProps) {
  const t = useTranslations("questions");
  return (
    <div className="qopts__fb">
      <span className="caption" aria-hidden="true">
        {t("optionFeedback")}
      </span>
      <input
        className="input"
        aria-label={name}
        placeholder={hint}
        dir="auto"
        data-markdown
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}

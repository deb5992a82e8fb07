"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { StandingError } from "@/components/ui/error-line";
import type { QuestionProblem } from "../question-authoring";

const columns = {
  options:
    "grid-cols-[1.5rem_minmax(0,1fr)_auto_1.75rem] [&>[data-feedback]]:col-[2/4] max-phone:grid-cols-[minmax(0,1fr)_auto_2.75rem] max-phone:[&>.check]:col-1 max-phone:[&>.check]:row-3 max-phone:[&>.btn]:col-3 max-phone:[&>.btn]:row-3 max-phone:[&>.input]:col-[1/-1] max-phone:[&>[data-feedback]]:col-[1/-1] max-phone:[&>[data-feedback]]:row-2",
  lines:
    "grid-cols-[1.5rem_minmax(0,1fr)_auto] [&>[data-feedback]]:col-2 max-phone:grid-cols-[minmax(0,1fr)_auto] max-phone:[&>.btn]:col-2 max-phone:[&>.btn]:row-1 max-phone:[&>.input]:col-1 max-phone:[&>.row]:col-[1/-1] max-phone:[&>.row]:row-3 max-phone:[&>.row]:justify-self-end max-phone:[&:has(>.row)>.input]:col-[1/-1] max-phone:[&>[data-feedback]]:col-[1/-1] max-phone:[&>[data-feedback]]:row-2",
  pairs:
    "grid-cols-[1.5rem_minmax(0,1fr)_1.25rem_minmax(0,1fr)_1.75rem] [&>[data-feedback]]:col-[2/5] max-phone:grid-cols-[minmax(0,1fr)_auto] max-phone:[&>.btn]:col-2 max-phone:[&>.btn]:row-3 max-phone:[&>.input]:col-[1/-1] max-phone:[&>[data-feedback]]:col-1 max-phone:[&>[data-feedback]]:row-3",
} as const;
const checkClasses =
  "[&>.check]:min-block-0 [&>.check]:whitespace-nowrap [&>.check]:px-1 pointer-coarse:[&>.check]:min-block-11 pointer-coarse:[&>.check]:min-inline-11 pointer-coarse:[&>.check]:items-center";
const rightClasses =
  "[&>.input:not([aria-invalid])]:border-ink [&>.input:not([aria-invalid])]:[box-shadow:inset_0_0_0_1px_var(--ink)]";

/** A list that an author writes line by line. */
export function LineList({ children }: { children: ReactNode }) {
  return <ol className="border-ink border-bs">{children}</ol>;
}

interface LineProps {
  /** Options have a box, lines a button or several, pairs two fields. On a phone what is done with a line is below its fields. */
  kind: keyof typeof columns;
  /** What is before its field. */
  number: number;
  isRight?: boolean;
  children: ReactNode;
}

export function Line({ kind, number, isRight, children }: LineProps) {
  const more = `${kind === "options" ? checkClasses : ""} ${isRight ? rightClasses : ""}`;
  return (
    <li className={`grid items-center gap-x-2 gap-y-1 border-line border-be py-2 ${columns[kind]} ${more}`}>
      <span className="num muted max-phone:hidden" aria-hidden="true">
        {number}
      </span>
      {children}
    </li>
  );
}

/** What is wrong with a line of a list that an author writes; nothing where nothing is. */
export function LineProblem({ problem, id }: { problem: QuestionProblem | undefined; id: string }) {
  const t = useTranslations("questions");
  if (!problem) return null;
  return (
    <StandingError className="col-[2/-1] max-phone:col-[1/-1]" id={id}>
      {t(`problem.${problem.code}`)}
    </StandingError>
  );
}

/** What is below a list in a card, with the button that adds a line to it. */
export function BelowLines({ children }: { children: ReactNode }) {
  return <div className="row row--apart [&>:first-child]:p-0">{children}</div>;
}

/** The button below such a list that adds a line. */
export function AddLine({ onAdd, children }: { onAdd: () => void; children: ReactNode }) {
  return (
    <div className="pbs-2">
      <Button size="small" look="quiet" icon="plus" onClick={onAdd}>
        {children}
      </Button>
    </div>
  );
}

interface LineFeedbackProps {
  /** What is before it, where that isn't "Feedback". */
  label?: string;
  name: string;
  /** What it is for, while it is empty. */
  hint: string;
  value: string;
  onText: (text: string) => void;
  /** What is set beside it; on a phone it is below. */
  children?: ReactNode;
}

/** What is said to whoever gave the answer in this line. */
export function LineFeedback({ label, name, hint, value, onText, children }: LineFeedbackProps) {
  const t = useTranslations("questions");
  return (
    <div
      className={`grid items-center gap-2 ${children ? "grid-cols-[5.25rem_minmax(0,1fr)_8.5rem] max-phone:grid-cols-[5.25rem_minmax(0,1fr)]" : "grid-cols-[5.25rem_minmax(0,1fr)]"}`}
      data-feedback
    >
      <span className="caption" aria-hidden="true">
        {label ?? t("optionFeedback")}
      </span>
      <input
        className="input min-block-8 border-line bg-transparent py-0.5 text-[0.875rem] hover:border-edge pointer-coarse:min-block-11"
        aria-label={name}
        placeholder={hint}
        dir="auto"
        data-markdown
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
      {children}
    </div>
  );
}

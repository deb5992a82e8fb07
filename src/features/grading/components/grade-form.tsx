"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useEffectEvent } from "react";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { useGrade } from "@/features/grading/hooks/use-grade";
import { longestComment } from "@/features/grading/rules";
import type { AnswerToGrade } from "@/features/grading/server/get-answer";

interface GradeFormProps {
  courseId: string;
  /** Of which the next answer is; null for all of the course. */
  assessmentId: string | null;
  answer: AnswerToGrade;
}

/** Points and a comment for one answer, and the way to the next. */
export function GradeForm(props: GradeFormProps) {
  const t = useTranslations("grading.one");
  const { answer } = props;
  const grade = useGrade(props);
  const most = answer.maxPoints / 100;

  const saveByKey = (event: ReactKeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void grade.save(true);
  };

  return (
    <section aria-labelledby="grade">
      <h2 id="grade" className="label">
        {t(answer.isWaiting ? "grade" : "graded")}
      </h2>
      <form
        className="stack"
        aria-labelledby="grade"
        aria-keyshortcuts="Control+Enter Meta+Enter"
        noValidate
        onKeyDown={saveByKey}
        onSubmit={(event) => {
          event.preventDefault();
          void grade.save(true);
        }}
      >
        <TextField
          ref={grade.firstField}
          label={t("points")}
          className="num grade__points"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={grade.points}
          hint={t("pointsHint", { most })}
          error={grade.isBad && t("pointsBad", { most })}
          onChange={(event) => grade.change({ points: event.target.value })}
        />
        <TextArea
          label={t("comment")}
          rows={5}
          dir="auto"
          maxLength={longestComment}
          value={grade.comment}
          hint={t(grade.isRestored ? "restored" : "commentHint")}
          onChange={(event) => grade.change({ comment: event.target.value })}
        />
        {grade.problem !== null && (
          <p role="alert" className="field__error">
            {grade.problem}
          </p>
        )}
        <div className="row row--tight">
          <Button type="submit" look="first" disabled={grade.isBusy}>
            {t("saveNext")}
          </Button>
          <Button look="quiet" disabled={grade.isBusy} onClick={() => void grade.save(false)}>
            {t("save")}
          </Button>
        </div>
      </form>
      <nav className="row row--apart grade__around" aria-label={t("around")}>
        <span className="caption num">{t("waiting", { count: answer.waiting })}</span>
        <span className="row row--tight">
          {grade.previousHref && (
            <Link href={grade.previousHref} prefetch={false} aria-keyshortcuts="P">
              {t("previous")}
            </Link>
          )}
          {grade.nextHref && (
            <Link href={grade.nextHref} prefetch={false} aria-keyshortcuts="N">
              {t("next")}
            </Link>
          )}
        </span>
      </nav>
      <p className="caption grade__keys">{t("keys")}</p>
      <NextByKey onNext={grade.goNext} onBack={grade.goBack} />
    </section>
  );
}

/** N and P, while no field has the focus. */
function NextByKey({ onNext, onBack }: { onNext: () => void; onBack: () => void }) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [role=dialog]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { n: onNext, p: onBack }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return null;
}

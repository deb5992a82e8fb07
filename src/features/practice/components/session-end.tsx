import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { PracticeSession } from "@/features/practice/hooks/use-practice";
import { SESSION_MINUTES } from "@/features/practice/rules";
import { spanOf } from "./span-of";

/** Nothing is due, or the time for today is over. */
export function SessionEnd({ session: { practice, practiced, keepGoing } }: { session: PracticeSession }) {
  const t = useTranslations("practice");
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Whoever has just rated the last question goes on here.
    if (practiced > 0) here.current?.focus();
  }, [practiced]);
  const { due, nextInMinutes } = practice;
  const dashboard = <ButtonLink href="/dashboard">{t("toDashboard")}</ButtonLink>;
  const next = nextInMinutes === null ? "" : t("nextIn", { span: spanOf(t, nextInMinutes) });
  return (
    <div ref={here} tabIndex={-1} data-arrival>
      {due > 0 && (
        <EmptyState
          title={t("timeUp", { minutes: SESSION_MINUTES })}
          action={
            <>
              <Button onClick={keepGoing}>{t("keepGoing")}</Button> {dashboard}
            </>
          }
        >
          {t("practiced", { practiced })}, {t("due", { due })}
        </EmptyState>
      )}
      {due === 0 && practiced > 0 && (
        <EmptyState title={t("done")} action={dashboard}>
          {t("practicedWords", { practiced })} {next}
        </EmptyState>
      )}
      {due === 0 && practiced === 0 && (
        <EmptyState title={t(nextInMinutes === null ? "none" : "noneDue")} action={dashboard}>
          {nextInMinutes === null ? t("noneWhy") : next}
        </EmptyState>
      )}
    </div>
  );
}

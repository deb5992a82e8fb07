"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Case, CaseActs, CaseCourse, CaseSignal } from "@/components/work/case";
import type { Answer } from "@/features/enrollment/requests-schema";
import type { ListedRequest } from "@/features/enrollment/server/requests/list-requests";
import { formatMoney } from "@/lib/money";
import { DeclineForm, GrantForm } from "./answer-forms";

interface RequestCaseProps {
  request: ListedRequest;
  isAtHand: boolean;
  answering: Answer["verdict"] | null;
  isBusy: boolean;
  onHand: () => void;
  onAnswering: (verdict: Answer["verdict"] | null) => void;
  onAnswer: (answer: Answer) => void;
}

/** One request as whoever answers reads it. */
export function RequestCase({ request, isAtHand, answering, isBusy, ...on }: RequestCaseProps) {
  const t = useTranslations("requests.admin");
  const locale = useLocale();
  const { person, course } = request;
  const nameId = `case-${request.id}`;
  const price = formatMoney(request.amountMinor, request.currency, locale);
  const form = { name: person.name, isBusy, onSend: on.onAnswer, onClose: () => on.onAnswering(null) };
  return (
    <Case
      isOpen={answering !== null}
      columns="min-[48rem]:grid-cols-[12rem_minmax(0,1fr)_8rem]"
      aria-labelledby={nameId}
      aria-current={isAtHand ? "true" : undefined}
      data-request={request.id}
      tabIndex={-1}
      onFocus={on.onHand}
    >
      <div>
        <p>
          <b>{person.name}</b>
        </p>
        <p className="caption wrap-anywhere">{person.email}</p>
        <p className="caption">{t("finished", { count: person.completedCourses })}</p>
        <p className="caption num">{t.rich("asked", { time: () => <LocalTime at={request.askedAt} /> })}</p>
      </div>
      <div className="[&>p+p]:mbs-1">
        <CaseCourse id={nameId} language={course.language}>
          {t.rich("course", { course: course.title, price, b: (text: ReactNode) => <b className="num">{text}</b> })}
        </CaseCourse>
        <p>{t(`pays.${request.paysBy}`, { to: request.invoiceTo, reference: request.reference })}</p>
        {request.note && <p className="quote">{request.note}</p>}
        {request.answeredAt && (
          <CaseSignal icon="info">
            {t.rich("answered", {
              by: request.answeredBy ?? t("nobody"),
              time: () => <LocalTime at={request.answeredAt ?? request.askedAt} shape="date" />,
            })}
            {request.answer && `: ${request.answer}`}
          </CaseSignal>
        )}
        {answering === "grant" && <GrantForm {...form} />}
        {answering === "decline" && <DeclineForm {...form} />}
      </div>
      {request.state === "PENDING" && (
        <CaseActs className="min-[48rem]:grid">
          {(["grant", "decline"] as const).map((verdict) => (
            <Button
              key={verdict}
              size="small"
              look={verdict === "grant" ? "plain" : "quiet"}
              disabled={isBusy}
              aria-expanded={answering === verdict}
              onClick={() => on.onAnswering(answering === verdict ? null : verdict)}
            >
              {t(verdict)}
            </Button>
          ))}
        </CaseActs>
      )}
    </Case>
  );
}

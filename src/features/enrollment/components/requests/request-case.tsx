"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
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
    <article
      className={answering ? "case case--open case--request" : "case case--request"}
      aria-labelledby={nameId}
      aria-current={isAtHand ? "true" : undefined}
      data-request={request.id}
      tabIndex={-1}
      onFocus={on.onHand}
    >
      <div className="case__who">
        <p>
          <b>{person.name}</b>
        </p>
        <p className="caption case__address">{person.email}</p>
        <p className="caption">{t("finished", { count: person.completedCourses })}</p>
        <p className="caption num">{t.rich("asked", { time: () => <LocalTime at={request.askedAt} /> })}</p>
      </div>
      <div className="case__text">
        <h2 id={nameId} className="case__course" lang={course.language}>
          {t.rich("course", { course: course.title, price, b: (text: ReactNode) => <b className="num">{text}</b> })}
        </h2>
        <p>{t(`pays.${request.paysBy}`, { to: request.invoiceTo, reference: request.reference })}</p>
        {request.note && <p className="quote">{request.note}</p>}
        {request.answeredAt && (
          <p className="case__signal caption">
            <Icon name="info" />
            <span>
              {t.rich("answered", {
                by: request.answeredBy ?? t("nobody"),
                time: () => <LocalTime at={request.answeredAt ?? request.askedAt} shape="date" />,
              })}
              {request.answer && `: ${request.answer}`}
            </span>
          </p>
        )}
        {answering === "grant" && <GrantForm {...form} />}
        {answering === "decline" && <DeclineForm {...form} />}
      </div>
      {request.state === "PENDING" && (
        <div className="case__do">
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
        </div>
      )}
    </article>
  );
}

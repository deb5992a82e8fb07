"use client";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Stars } from "@/components/ui/star-rating";
import { Case, CaseActs, CaseCourse, CaseSignal, CaseWho } from "@/components/work/case";
import { hasOpenAppeal, type ReportReason, rejectionReasons, reportReasons } from "@/features/reviews/rules";
import type { Decision } from "@/features/reviews/schema";
import type { QueuedReview } from "@/features/reviews/server/list-queue";
import { RejectForm } from "./reject-form";

interface QueueCaseProps {
  review: QueuedReview;
  isAtHand: boolean;
  isPicked: boolean;
  isRejecting: boolean;
  isBusy: boolean;
  onHand: () => void;
  onPick: (isPicked: boolean) => void;
  onDecide: (decision: Decision) => void;
  onFeature: () => void;
  onReject: (isOpen: boolean) => void;
}

/** One review as a moderator reads it, with the decision on it. */
export function QueueCase({ review, isAtHand, isPicked, isRejecting, isBusy, ...on }: QueueCaseProps) {
  const t = useTranslations("reviews.moderation");
  const nameId = `case-${review.id}`;
  return (
    <Case
      isOpen={isRejecting}
      aria-labelledby={nameId}
      aria-current={isAtHand ? "true" : undefined}
      data-review={review.id}
      tabIndex={-1}
      onFocus={on.onHand}
    >
      <CaseWho>
        <p>
          <Stars stars={review.rating} />
        </p>
        <p>
          <b>{review.author.name}</b>
        </p>
        <p className="caption">
          {t(review.isVerified ? "verified" : "notVerified")},{" "}
          {review.progress >= 100 ? t("finished") : t("done", { percent: Math.floor(review.progress) })}
        </p>
        <p className="caption">
          {t(`state.${review.state}`)}{" "}
          <LocalTime at={review.decidedAt ?? review.updatedAt} shape={review.state === "PENDING" ? "moment" : "date"} />
        </p>
        <CheckRow
          label={<span className="visually-hidden">{t("pick", { name: review.author.name })}</span>}
          checked={isPicked}
          onChange={(event) => on.onPick(event.target.checked)}
        />
      </CaseWho>
      <div>
        <CaseCourse id={nameId}>{review.course.title}</CaseCourse>
        {review.title && (
          <p>
            <b>{review.title}</b>
          </p>
        )}
        <p className="quote">{review.content}</p>
        <CaseSignals review={review} />
        {isRejecting && (
          <RejectForm label={t("rejectForm")} isBusy={isBusy} onSend={on.onDecide} onClose={() => on.onReject(false)} />
        )}
      </div>
      <CaseActs>
        {(review.state !== "APPROVED" || review.reports.length > 0) && (
          <Button size="small" disabled={isBusy} onClick={() => on.onDecide({ verdict: "approve" })}>
            {t("approve")}
          </Button>
        )}
        {(review.state !== "REJECTED" || hasOpenAppeal(review)) && (
          <Button size="small" disabled={isBusy} aria-expanded={isRejecting} onClick={() => on.onReject(!isRejecting)}>
            {t("reject")}
          </Button>
        )}
        {review.state !== "REJECTED" && (
          <Button size="small" look="quiet" disabled={isBusy} aria-pressed={review.isFeatured} onClick={on.onFeature}>
            {t("feature")}
          </Button>
        )}
      </CaseActs>
    </Case>
  );
}

/** What others said of it: the rule it was rejected by, the writer's appeal, readers' reports; and whether it came with many. */
function CaseSignals({ review }: { review: QueuedReview }) {
  const t = useTranslations("reviews.moderation");
  const rule = rejectionReasons.find((name) => name === review.reasonCode);
  const reason = (code: string): ReportReason => reportReasons.find((name) => name === code) ?? "other";
  return (
    <>
      {rule && (
        <CaseSignal icon="info">
          {t("decided", { by: review.decidedBy ?? t("nobody") })}
          {t(`reasons.${rule}`)}
          {review.reasonNote && `: ${review.reasonNote}`}
        </CaseSignal>
      )}
      {hasOpenAppeal(review) && (
        <CaseSignal icon="message-square-warning">
          {t("appeal")}: {review.appealText}
        </CaseSignal>
      )}
      {review.burst && (
        <CaseSignal icon="users">
          {review.burst.newAccounts > 0 && `${t("burst.newAccounts", { count: review.burst.newAccounts })} `}
          {review.burst.onOneNetwork > 0 && `${t("burst.onOneNetwork", { count: review.burst.onOneNetwork })} `}
          {t("burst.hint")}
        </CaseSignal>
      )}
      {review.reports.map((report) => (
        <CaseSignal key={report.by + report.at} icon="flag">
          {t("reportBy", { by: report.by, reason: t(`reportReasons.${reason(report.reason)}`) })}
          {report.note && `: ${report.note}`}
        </CaseSignal>
      ))}
    </>
  );
}

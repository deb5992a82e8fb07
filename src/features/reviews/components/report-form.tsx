"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { ReportDialog } from "@/components/form/report-dialog";
import { longestNote, reportReasons } from "@/features/reviews/rules";
import type { ReviewRef } from "./said-actions";

/** Brings a review before the moderators once more. */
export function ReportForm({ of, onClose, onSent }: { of: ReviewRef; onClose: () => void; onSent: () => void }) {
  const t = useTranslations("reviews.said");
  return (
    <ReportDialog
      words={{
        title: t("reportTitle"),
        why: t("reportWhy"),
        reason: t("reason"),
        note: t("note"),
        send: t("send"),
        close: t("close"),
      }}
      reasons={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      usual="off_topic"
      longestNote={longestNote}
      onSend={(report) => api.reviews.report.mutate({ ...of, ...report })}
      tell={useRefusal()}
      onClose={onClose}
      onSent={onSent}
    />
  );
}

"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { ReportDialog } from "@/components/form/report-dialog";
import { longestReason } from "@/features/discussion/rules";
import { reportReasons } from "@/lib/report-reasons";

interface ReportFormProps {
  of: { courseId: string; postId: string };
  onClose: () => void;
  onSent: () => void;
}

/** Brings a post to the course's team. */
export function ReportForm({ of, onClose, onSent }: ReportFormProps) {
  const t = useTranslations("discussion.talk");
  return (
    <ReportDialog
      words={{
        title: t("reportTitle"),
        why: t("reportWhy"),
        reason: t("reportReason"),
        note: t("reportNote"),
        send: t("sendReport"),
        close: t("cancel"),
      }}
      reasons={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      usual="off_topic"
      longestNote={longestReason}
      onSend={(report) => api.discussion.report.mutate({ ...of, ...report })}
      tell={useRefusal()}
      onClose={onClose}
      onSent={onSent}
    />
  );
}

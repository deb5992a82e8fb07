"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { ReportDialog } from "@/components/form/report-dialog";
import type { LessonPlace } from "@/features/notebook/hooks/lesson-notebook";
import { longestReason } from "@/features/notebook/limits";
import { reportReasons } from "@/lib/report-reasons";

interface ReportFormProps {
  of: LessonPlace & { noteId: string };
  onClose: () => void;
  onSent: () => void;
}

/** Brings a shared note to the course's team. */
export function ReportForm({ of, onClose, onSent }: ReportFormProps) {
  const t = useTranslations("notebook.lesson.report");
  const tell = useRefusal("notebook.lesson.report.errors");
  return (
    <ReportDialog
      words={{
        title: t("title"),
        why: t("why"),
        reason: t("reason"),
        note: t("note"),
        send: t("send"),
        close: t("cancel"),
      }}
      reasons={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      usual="off_topic"
      longestNote={longestReason}
      onSend={(report) => api.notebook.reportNote.mutate({ ...of, ...report })}
      tell={tell}
      onClose={onClose}
      onSent={onSent}
    />
  );
}

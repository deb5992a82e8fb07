"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { DialogForm } from "@/components/form/dialog-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Dialog } from "@/components/ui/dialog";
import { longestNote, type ReportReason, reportReasons } from "@/features/reviews/rules";
import { useReviewWords } from "./review-words";
import type { ReviewRef } from "./said-actions";

/** Brings a review before the moderators once more. */
export function ReportForm({ of, onClose, onSent }: { of: ReviewRef; onClose: () => void; onSent: () => void }) {
  const t = useTranslations("reviews.said");
  const words = useReviewWords();
  const [reason, setReason] = useState<ReportReason>("off_topic");
  const [note, setNote] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      await api.reviews.report.mutate({ ...of, reason, note });
      onSent();
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onClose={onClose} title={t("reportTitle")} description={t("reportWhy")}>
      <DialogForm
        said={problem === null ? null : { words: problem, isProblem: true }}
        send={t("send")}
        isReady={!isBusy}
        close={t("close")}
        onSend={send}
        onClose={onClose}
      >
        <SelectField
          label={t("reason")}
          choices={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          value={reason}
          onChange={({ target }) => setReason(reportReasons.find((name) => name === target.value) ?? "other")}
        />
        <TextArea
          label={t("note")}
          rows={3}
          maxLength={longestNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}

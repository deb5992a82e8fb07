"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { useInlineForm } from "@/components/form/use-inline-form";
import { Button } from "@/components/ui/button";
import { InlineForm } from "@/components/work/inline-form";
import { longestNote, type RejectionReason, rejectionReasons } from "@/features/reviews/rules";
import type { Decision } from "@/features/reviews/schema";

interface RejectFormProps {
  label: string;
  isBusy: boolean;
  onSend: (decision: Decision) => void;
  onClose: () => void;
}

/** The rule that a review is rejected by, and what else the writer should know. */
export function RejectForm({ label, isBusy, onSend, onClose }: RejectFormProps) {
  const t = useTranslations("reviews.moderation");
  const { form, close, onKeyDown } = useInlineForm(onClose);
  const [rule, setRule] = useState<RejectionReason>("off_topic");
  const [note, setNote] = useState("");

  function send() {
    onSend({ verdict: "reject", reason: rule, note });
  }

  return (
    <InlineForm inline={{ form, onKeyDown }} label={label} onSend={send}>
      <SelectField
        label={t("rule")}
        choices={rejectionReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={rule}
        onChange={({ target }) => setRule(rejectionReasons.find((name) => name === target.value) ?? "off_topic")}
      />
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        rows={2}
        maxLength={longestNote}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" look="danger" size="small" disabled={isBusy}>
          {t("rejectNow")}
        </Button>
        <Button look="quiet" size="small" onClick={close}>
          {t("leave")}
        </Button>
      </div>
    </InlineForm>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { InstantField } from "@/components/form/instant-field";
import { TextArea } from "@/components/form/text-area";
import { useInlineForm } from "@/components/form/use-inline-form";
import { Button } from "@/components/ui/button";
import { InlineForm } from "@/components/work/inline-form";
import { LONGEST_NOTE } from "@/features/enrollment/requests";
import type { Answer } from "@/features/enrollment/requests-schema";

interface AnswerFormProps {
  name: string;
  isBusy: boolean;
  onSend: (answer: Answer) => void;
  onClose: () => void;
}

/** The end of an enrollment, and a word to whoever gets it. */
export function GrantForm({ name, isBusy, onSend, onClose }: AnswerFormProps) {
  const t = useTranslations("requests.admin");
  const inline = useInlineForm(onClose);
  const [until, setUntil] = useState("");
  const [note, setNote] = useState("");
  return (
    <InlineForm
      inline={inline}
      label={t("grantForm", { name })}
      onSend={() => onSend({ verdict: "grant", until: until || null, note })}
    >
      <InstantField label={t("until")} hint={t("untilHint")} isLastDay value={until} onInstant={setUntil} />
      <TextArea
        label={t("noteTo")}
        rows={2}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" look="first" size="small" disabled={isBusy}>
          {t("grantForm", { name })}
        </Button>
        <Button look="quiet" size="small" onClick={inline.close}>
          {t("leave")}
        </Button>
      </div>
    </InlineForm>
  );
}

/** Why not. */
export function DeclineForm({ name, isBusy, onSend, onClose }: AnswerFormProps) {
  const t = useTranslations("requests.admin");
  const inline = useInlineForm(onClose);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const isEmpty = note.trim() === "";
  const send = () => {
    setTried(true);
    if (!isEmpty) onSend({ verdict: "decline", note });
  };
  return (
    <InlineForm inline={inline} label={t("declineForm", { name })} onSend={send}>
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        rows={2}
        maxLength={LONGEST_NOTE}
        value={note}
        error={isTried && isEmpty && t("noReason")}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" look="danger" size="small" disabled={isBusy}>
          {t("declineNow")}
        </Button>
        <Button look="quiet" size="small" onClick={inline.close}>
          {t("leave")}
        </Button>
      </div>
    </InlineForm>
  );
}

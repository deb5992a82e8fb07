"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { useInlineForm } from "@/components/form/use-inline-form";
import { Button } from "@/components/ui/button";
import { InlineForm } from "@/components/work/inline-form";
import { longestReason } from "@/features/instructors/rules";

interface ReasonFormProps {
  act: "reject" | "suspend";
  isBusy: boolean;
  onSend: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** A decision that someone is not glad of comes with its reason. */
export function ReasonForm({ act, isBusy, onSend, onClose }: ReasonFormProps) {
  const t = useTranslations("instructors.admin");
  const { form, close, onKeyDown } = useInlineForm(onClose);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);

  function send() {
    setTried(true);
    if (reason.trim() !== "") void onSend(reason);
  }

  return (
    <InlineForm inline={{ form, onKeyDown }} label={t(`${act}Form`)} onSend={send}>
      <TextArea
        label={t("reason")}
        hint={t(act === "reject" ? "reasonHint" : "suspendHint")}
        error={isTried && reason.trim() === "" && t("noReason")}
        rows={3}
        maxLength={longestReason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" look="danger" size="small" disabled={isBusy}>
          {t(`${act}Now`)}
        </Button>
        <Button look="quiet" size="small" onClick={close}>
          {t("leave")}
        </Button>
      </div>
    </InlineForm>
  );
}

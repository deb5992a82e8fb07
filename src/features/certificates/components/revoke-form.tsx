"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { useInlineForm } from "@/components/form/use-inline-form";
import { Button } from "@/components/ui/button";
import { ActColumn } from "@/components/work/act-column";
import { InlineForm } from "@/components/work/inline-form";
import { longestReason, shortestReason } from "@/features/certificates/rules";

interface RevokeFormProps {
  isBusy: boolean;
  onSend: (reason: string) => Promise<void>;
}

/** Asks for the reason, in words, before anything is revoked. */
export function RevokeForm(props: RevokeFormProps) {
  const t = useTranslations("certificates.admin.revoke");
  const [step, setStep] = useState<"first" | "open" | "closed">("first");
  if (step === "open") return <Reason {...props} onClose={() => setStep("closed")} />;
  return (
    <ActColumn>
      <Button
        look="danger"
        icon="ban"
        disabled={props.isBusy}
        autoFocus={step === "closed"}
        onClick={() => setStep("open")}
      >
        {t("open")}
      </Button>
    </ActColumn>
  );
}

function Reason({ isBusy, onSend, onClose }: RevokeFormProps & { onClose: () => void }) {
  const t = useTranslations("certificates.admin.revoke");
  const { form, close, onKeyDown } = useInlineForm(onClose);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isWorded = reason.trim().length >= shortestReason;

  function send() {
    setTried(true);
    if (isWorded) void onSend(reason);
  }

  return (
    <InlineForm inline={{ form, onKeyDown }} label={t("form")} onSend={send}>
      <TextArea
        label={t("reason")}
        hint={t("reasonHint")}
        error={isTried && !isWorded && t("noReason")}
        rows={3}
        maxLength={longestReason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="row row--tight">
        <Button type="submit" look="danger" size="small" disabled={isBusy}>
          {t("do")}
        </Button>
        <Button look="quiet" size="small" onClick={close}>
          {t("leave")}
        </Button>
      </div>
    </InlineForm>
  );
}

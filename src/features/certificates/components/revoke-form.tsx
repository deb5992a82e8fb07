"use client";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { longestReason, shortestReason } from "@/features/certificates/rules";

/** Asks for the reason, in words, before anything is revoked. */
export function RevokeForm({ isBusy, onSend }: { isBusy: boolean; onSend: (reason: string) => Promise<void> }) {
  const t = useTranslations("certificates.office.revoke");
  const form = useRef<HTMLFormElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isWorded = reason.trim().length >= shortestReason;

  useEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>("textarea")?.focus();
  }, [isOpen]);

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isWorded) void onSend(reason);
  }

  if (!isOpen)
    return (
      <p className="acts">
        <Button look="danger" icon="ban" disabled={isBusy} onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      </p>
    );
  return (
    <form ref={form} className="case__reject" aria-label={t("form")} onSubmit={send} noValidate>
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
        <Button look="quiet" size="small" onClick={() => setOpen(false)}>
          {t("leave")}
        </Button>
      </div>
    </form>
  );
}

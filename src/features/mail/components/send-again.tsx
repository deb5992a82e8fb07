"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";

/** Puts one mail back in the queue. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("mail");
  const refusal = useRefusal();
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);

  async function send() {
    setSaid(t("outbox.sendingAgain"));
    try {
      await api.mail.sendAgain.mutate({ mailId });
      setSaid(t("outbox.queuedAgain"));
      router.refresh();
    } catch (error) {
      setSaid(refusal(error));
    }
  }
  return (
    <p className="row row--tight">
      <Button onClick={send}>{t("outbox.again")}</Button>
      <span role="status" className="caption">
        {said}
      </span>
    </p>
  );
}

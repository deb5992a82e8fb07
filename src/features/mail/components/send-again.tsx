"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { Button } from "@/components/ui/button";

const known = ["no_server", "words_gone", "offline"] as const;

/** Puts one mail back in the queue. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("mail");
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);

  async function send() {
    setSaid(t("outbox.sendingAgain"));
    try {
      await api.mail.sendAgain.mutate({ mailId });
      setSaid(t("outbox.queuedAgain"));
      router.refresh();
    } catch (error) {
      const reason = describeFailure(error).reason.split(".").at(-1);
      setSaid(t(`errors.${known.find((name) => name === reason) ?? "unknown"}`));
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

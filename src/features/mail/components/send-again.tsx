"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { Button } from "@/components/ui/button";

/** Puts one mail back in the queue. */
export function SendAgain({ mailId }: { mailId: string }) {
  const t = useTranslations("mail");
  const router = useRouter();
  const { report, run } = useReportedCall();

  const send = () =>
    run(async () => {
      await api.mail.sendAgain.mutate({ mailId });
      router.refresh();
      return t("outbox.queuedAgain");
    }, t("outbox.sendingAgain"));
  return (
    <p className="row row--tight">
      <Button onClick={send}>{t("outbox.again")}</Button>
      <span role="status" className="caption">
        {report?.words}
      </span>
    </p>
  );
}

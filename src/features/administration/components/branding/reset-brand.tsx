"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before the site's own look goes. */
export function ResetBrand() {
  const t = useTranslations("branding.reset");
  const words = useRefusal();
  const router = useRouter();
  const [isAsking, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<{ words: string; isProblem: boolean } | null>(null);

  async function go() {
    setBusy(true);
    try {
      await api.branding.reset.mutate();
      say({ words: t("done"), isProblem: false });
      router.refresh();
    } catch (error) {
      say({ words: words(error), isProblem: true });
    } finally {
      setBusy(false);
      ask(false);
    }
  }

  return (
    <div className="stack">
      <p className="row">
        <Button onClick={() => ask(true)}>{t("ask")}</Button>
      </p>
      <p role={said?.isProblem ? "alert" : "status"} className={said?.isProblem ? "field__error" : undefined}>
        {said?.words}
      </p>
      <ConfirmDialog
        open={isAsking}
        danger
        title={t("sure")}
        description={t("why")}
        stay={t("stay")}
        go={t("go")}
        onStay={() => ask(false)}
        onGo={go}
        busy={isBusy}
      />
    </div>
  );
}

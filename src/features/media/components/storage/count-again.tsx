"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";

/** Has what is in storage counted again, by a job. */
export function CountAgain() {
  const t = useTranslations("media.storageAdmin");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");

  async function ask() {
    setBusy(true);
    try {
      await api.media.storageAdmin.countAgain.mutate();
      setSaid(t("asked"));
      router.refresh();
    } catch {
      setSaid(t("failed"));
    }
    setBusy(false);
  }

  return (
    <p className="row row--tight">
      <Button icon="refresh-cw" disabled={isBusy} onClick={() => void ask()}>
        {t("again")}
      </Button>
      <span className="caption" role="status">
        {said}
      </span>
    </p>
  );
}

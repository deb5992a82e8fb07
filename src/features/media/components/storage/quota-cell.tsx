"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextField } from "@/components/form/text-field";
import { useSize } from "@/components/i18n/use-size";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import type { StorageOwner } from "@/features/media/server/storage-admin/get-storage-overview";

const GB = 1_000_000_000;

/** Bytes of what was typed as gigabytes; null follows the tier, undefined is no number. */
function bytesIn(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const bytes = Math.round(Number(typed.replace(",", ".")) * GB);
  return bytes >= 0 && bytes <= 1e15 ? bytes : undefined;
}

/** How much someone may keep, and the form that changes it. */
export function QuotaCell({
  owner,
}: {
  owner: Pick<StorageOwner, "ownerId" | "name" | "quotaBytes" | "ownQuotaBytes">;
}) {
  const t = useTranslations("media.storageAdmin");
  const size = useSize();
  const router = useRouter();
  const { ownerId, name, quotaBytes, ownQuotaBytes } = owner;
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(ownQuotaBytes === null ? "" : String(ownQuotaBytes / GB));
  const { isBusy, problem, setProblem, run } = useCall();

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const bytes = bytesIn(typed);
    if (bytes === undefined) return setProblem(t("wrong"));
    const isSaved = await run(() => api.media.storageAdmin.setQuota.mutate({ ownerId, quotaBytes: bytes }));
    if (!isSaved) return;
    setOpen(false);
    showToast({ words: t("saved"), icon: "check" });
    router.refresh();
  }

  if (!isOpen)
    return (
      <span className="row row--tight">
        <span className="num">{size(quotaBytes)}</span>
        <span className="caption">{t(ownQuotaBytes === null ? "byTier" : "byHand")}</span>
        <Button size="small" look="quiet" aria-label={t("changeOf", { name })} onClick={() => setOpen(true)}>
          {t("change")}
        </Button>
      </span>
    );
  return (
    <form className="stack" onSubmit={(event) => void send(event)} noValidate>
      <TextField
        label={t("quota", { name })}
        hint={t("quotaHint")}
        error={problem ?? undefined}
        inputMode="decimal"
        autoFocus
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span className="row row--tight">
        <Button type="submit" size="small" disabled={isBusy}>
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={() => setOpen(false)}>
          {t("leave")}
        </Button>
      </span>
    </form>
  );
}

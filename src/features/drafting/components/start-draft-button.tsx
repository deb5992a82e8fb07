"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { uuidV7 } from "@/lib/uuid-v7";

/** Starts a draft, and leads to its brief. */
export function StartDraftButton() {
  const t = useTranslations("drafting.start");
  const router = useRouter();
  const locale = useLocale();
  // The same one however often it is sent, until it is made.
  const id = useRef<string | null>(null);
  const { isBusy, problem, run } = useCall({ staysBusy: true });
  async function start() {
    id.current ??= uuidV7();
    const made = id.current;
    await run(async () => {
      const { draftId } = await api.drafting.create.mutate({ draftId: made, language: locale });
      router.push(`/instructor/drafts/ai/${draftId}`);
    });
  }
  return (
    <>
      <Button icon="pen-line" disabled={isBusy} onClick={start}>
        {t("button")}
      </Button>
      <ErrorLine words={problem} />
    </>
  );
}

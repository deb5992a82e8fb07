"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { uuidV7 } from "@/lib/uuid-v7";

/** Starts a draft, and leads to its brief. */
export function StartDraftButton() {
  const t = useTranslations("drafting.start");
  const words = useRefusal();
  const router = useRouter();
  const locale = useLocale();
  // The same one however often it is sent, until it is made.
  const id = useRef<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function start() {
    id.current ??= uuidV7();
    setBusy(true);
    setProblem(null);
    try {
      const { draftId } = await api.drafting.create.mutate({ draftId: id.current, language: locale });
      router.push(`/instructor/drafts/ai/${draftId}`);
    } catch (error) {
      setProblem(words(error));
      setBusy(false);
    }
  }
  return (
    <>
      <Button icon="pen-line" disabled={isBusy} onClick={start}>
        {t("button")}
      </Button>
      {problem && (
        <p role="alert" className="field__error">
          {problem}
        </p>
      )}
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureWords } from "./failure-words";

/** Throws the draft's changes away, after asking: what is live stays, the changes are gone. */
export function DiscardButton({ courseId, revision, count }: { courseId: string; revision: number; count: number }) {
  const t = useTranslations("versions.page");
  const words = useFailureWords();
  const router = useRouter();
  const [step, setStep] = useState<"idle" | "asking" | "sending">("idle");
  const [problem, setProblem] = useState<string | null>(null);

  async function discard() {
    setStep("sending");
    setProblem(null);
    try {
      await api.authoring.versions.discard.mutate({ courseId, revision });
      router.refresh();
    } catch (error) {
      setProblem(words(error));
    }
    setStep("idle");
  }
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setStep("asking")}>
        {t("discard")}
      </Button>
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      <ConfirmDialog
        open={step !== "idle"}
        title={t("discardTitle", { count })}
        description={t("discardWhy")}
        stay={t("keep")}
        go={t("discardGo")}
        onStay={() => setStep("idle")}
        onGo={discard}
        danger
        busy={step === "sending"}
      />
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureWords } from "./failure-words";

interface RestoreButtonProps {
  courseId: string;
  versionId: string;
  number: number;
  /** Of a draft with changes that would be thrown away for it; null where none waits. */
  draftRevision: number | null;
}

/** Puts a copy of an old version in the draft's place, after saying what that means. */
export function RestoreButton({ courseId, versionId, number, draftRevision }: RestoreButtonProps) {
  const t = useTranslations("versions.page");
  const words = useFailureWords();
  const router = useRouter();
  const [step, setStep] = useState<"idle" | "asking" | "sending">("idle");
  const [problem, setProblem] = useState<string | null>(null);

  async function restore() {
    setStep("sending");
    setProblem(null);
    try {
      const replaces = draftRevision ?? undefined;
      await api.authoring.versions.restore.mutate({ courseId, versionId, replaces });
      router.push(`/instructor/courses/${courseId}`);
      router.refresh();
    } catch (error) {
      setProblem(words(error));
    }
    setStep("idle");
  }
  return (
    <>
      <Button size="small" onClick={() => setStep("asking")}>
        {t("restore")}
        <span className="visually-hidden">{t("ofVersion", { number })}</span>
      </Button>
      <p role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
      <ConfirmDialog
        open={step !== "idle"}
        title={t("restoreTitle", { number })}
        description={`${t("restoreWhy")}${draftRevision === null ? "" : ` ${t("restoreOver")}`}`}
        stay={t("keep")}
        go={t("restoreGo")}
        onStay={() => setStep("idle")}
        onGo={restore}
        danger={draftRevision !== null}
        busy={step === "sending"}
      />
    </>
  );
}

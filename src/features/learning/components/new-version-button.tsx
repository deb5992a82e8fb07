"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";

/** The student's own move. Afterwards the course opens at a lesson that the new version has. */
export function NewVersionButton({ slug, versionId }: { slug: string; versionId: string }) {
  const t = useTranslations("versions.own");
  const router = useRouter();
  const [step, setStep] = useState<"asking" | "moving" | "failed">("asking");
  async function move() {
    setStep("moving");
    try {
      await api.learning.moveToNewVersion.mutate({ slug, versionId });
      router.push(`/learn/${slug}`);
      router.refresh();
    } catch {
      setStep("failed");
    }
  }
  return (
    <>
      <Button onClick={move} disabled={step === "moving"}>
        {step === "moving" ? t("moving") : t("move")}
      </Button>
      <p role="alert" className="field__error" hidden={step !== "failed"}>
        {t("failed")}
      </p>
    </>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { AskingButton } from "./asking-button";

/** Takes the draft's changes away, after asking: what is live stays, the changes are kept among the versions. */
export function DiscardButton({ courseId, revision, count }: { courseId: string; revision: number; count: number }) {
  const t = useTranslations("versions.page");
  const router = useRouter();
  const discard = async () => {
    await api.courses.versions.discard.mutate({ courseId, revision });
    router.refresh();
  };
  return (
    <AskingButton
      look="quiet"
      title={t("discardTitle", { count })}
      why={t("discardWhy")}
      stay={t("keep")}
      go={t("discardGo")}
      onGo={discard}
    >
      {t("discard")}
    </AskingButton>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { AskingButton } from "./asking-button";

interface RestoreButtonProps {
  courseId: string;
  versionId: string;
  /** Null for a discarded draft. */
  number: number | null;
  /** Of a draft with changes that would make place for it; null where none waits. */
  draftRevision: number | null;
}

/** Puts a copy of a closed version in the draft's place, after saying what that means. */
export function RestoreButton({ courseId, versionId, number, draftRevision }: RestoreButtonProps) {
  const t = useTranslations("versions.page");
  const router = useRouter();
  const restore = async () => {
    const replaces = draftRevision ?? undefined;
    await api.courses.versions.restore.mutate({ courseId, versionId, replaces });
    router.push(`/instructor/courses/${courseId}`);
    router.refresh();
  };
  return (
    <AskingButton
      title={number === null ? t("restoreDraftTitle") : t("restoreTitle", { number })}
      why={`${t("restoreWhy")}${draftRevision === null ? "" : ` ${t("restoreOver")}`}`}
      stay={t("keep")}
      go={t("restoreGo")}
      onGo={restore}
    >
      {t("restore")}
      <span className="visually-hidden">{number === null ? t("ofDraft") : t("ofVersion", { number })}</span>
    </AskingButton>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFailureSentence } from "@/components/api/use-refusal";
import type { UploadItem } from "@/features/media/sending/upload-queue";

/** Says what changed for those who listen: that files are on their way, that one is stored, that one was refused. */
export function UploadNews({ items }: { items: readonly UploadItem[] }) {
  const t = useTranslations("media.upload");
  const why = useFailureSentence("media.errors");
  const [news, setNews] = useState("");
  const seen = useRef(new Map<string, UploadItem["status"]["kind"]>());
  useEffect(() => {
    const begun = items.filter(({ id }) => !seen.current.has(id)).length;
    const ended = items.filter(
      ({ id, status: { kind } }) => seen.current.get(id) !== kind && (kind === "saved" || kind === "refused"),
    );
    seen.current = new Map(items.map(({ id, status }) => [id, status.kind]));
    if (begun > 0) setNews(t("announceStart", { count: begun }));
    for (const { name, status } of ended) {
      setNews(
        status.kind === "refused" ? t("announceFailed", { name, why: why(status.why) }) : t("announceDone", { name }),
      );
    }
  }, [items, t, why]);
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  );
}

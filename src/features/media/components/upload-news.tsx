"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFailureSentence } from "@/components/api/use-refusal";
import type { UploadItem } from "@/features/media/hooks/upload-queue";

/** Says what changed for those who listen: that files are on their way, that one is stored, that one was refused. */
export function UploadNews({ items }: { items: readonly UploadItem[] }) {
  const t = useTranslations("media.upload");
  const why = useFailureSentence("media.errors");
  const [news, setNews] = useState("");
  const seen = useRef(new Map<string, UploadItem["state"]>());
  useEffect(() => {
    const begun = items.filter(({ id }) => !seen.current.has(id)).length;
    const ended = items.filter(
      ({ id, state }) => seen.current.get(id) !== state && (state === "done" || state === "failed"),
    );
    seen.current = new Map(items.map(({ id, state }) => [id, state]));
    if (begun > 0) setNews(t("announceStart", { count: begun }));
    for (const { name, state, failure } of ended) {
      setNews(
        state === "done" || !failure ? t("announceDone", { name }) : t("announceFailed", { name, why: why(failure) }),
      );
    }
  }, [items, t, why]);
  return (
    <p role="status" className="visually-hidden">
      {news}
    </p>
  );
}

"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface RestoredNoticeProps {
  /** When this device kept what stands here now; null for nothing to say. */
  at: Date | null;
  onKeep: () => void;
  /** Null once everything is stored. */
  onDiscard: (() => void) | null;
}

/** Says that what was written on an earlier visit has come back. */
export function RestoredNotice({ at, onKeep, onDiscard }: RestoredNoticeProps) {
  const t = useTranslations("questions");
  const locale = useLocale();
  if (!at) return null;
  return (
    <div className="writer__notices">
      <Notice live="status">
        <p>{t("restored", { at: at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }) })}</p>
        <div className="row row--tight">
          <Button size="small" onClick={onKeep}>
            {t("keepRestored")}
          </Button>
          {onDiscard && (
            <Button size="small" look="quiet" onClick={onDiscard}>
              {t("discardRestored")}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  );
}

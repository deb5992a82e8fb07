"use client";
import { useLocale } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface RestoredNoticeProps {
  /** When this device kept what is here now; null for nothing to say. */
  at: Date | null;
  words: { restored: (at: string) => string; keep: string; discard: string };
  onKeep: () => void;
  /** Null once everything is stored. */
  onDiscard: (() => void) | null;
}

/** Says that what was written on an earlier visit has come back. */
export function RestoredNotice({ at, words, onKeep, onDiscard }: RestoredNoticeProps) {
  const locale = useLocale();
  if (!at) return null;
  return (
    <Notice live="status">
      <p>{words.restored(at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }))}</p>
      <div className="row row--tight">
        <Button size="small" onClick={onKeep}>
          {words.keep}
        </Button>
        {onDiscard && (
          <Button size="small" look="quiet" onClick={onDiscard}>
            {words.discard}
          </Button>
        )}
      </div>
    </Notice>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AutosaveControls } from "@/features/authoring/hooks/use-autosave";

/**
 * What an author has to know beside "Saved": that a text kept on this device has come back, and that somebody else has
 * saved meanwhile, with what they wrote. Needs the words `editor`, and is rendered in the browser only.
 */
export function SavingNotices({ autosave }: { autosave: AutosaveControls }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const { status, restoredFrom } = autosave;
  if (status.kind === "conflict")
    return (
      <Notice tone="caution" live="alert">
        <p>{t("conflict")}</p>
        <details>
          <summary>{t("theirText")}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
          <section className="mono saving__theirs" aria-label={t("theirText")} tabIndex={0}>
            {status.theirs}
          </section>
        </details>
        <div className="row row--tight">
          <Button size="small" onClick={() => autosave.resolve("mine")}>
            {t("keepMine")}
          </Button>
          <Button size="small" look="quiet" onClick={() => autosave.resolve("theirs")}>
            {t("takeTheirs")}
          </Button>
        </div>
      </Notice>
    );
  if (!restoredFrom) return null;
  const at = restoredFrom.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Notice live="status">
      <p>{t("restored", { at })}</p>
      <div className="row row--tight">
        <Button size="small" onClick={autosave.dismissNotice}>
          {t("keepRestored")}
        </Button>
        {status.kind !== "saved" && (
          <Button size="small" look="quiet" onClick={autosave.discardRestored}>
            {t("discardRestored")}
          </Button>
        )}
      </div>
    </Notice>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { NotLoaded } from "@/components/on-demand/not-loaded";
import { OnDemand } from "@/components/on-demand/on-demand";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextDifference } from "@/components/ui/text-difference";
import { showToast } from "@/components/ui/toasts";
import type { AutosaveControls } from "@/features/editor/hooks/use-autosave";
import { diffTexts } from "@/features/editor/text-diff";

const theirsClass = "mono max-block-64 overflow-auto whitespace-pre-wrap bg-sunken p-2";

const merging = new OnDemand(() => import("@/features/editor/merge-texts"));

/**
 * What an author has to know beside "Saved": that a text kept on this device has come back, and that someone else has
 * saved meanwhile, with what they wrote, how it differs and how both become one text. Whichever text is put away can be had back. Needs the words `editor`
 * and `versions.changes`, and is rendered in the browser only.
 */
export function SavingNotices({ autosave }: { autosave: AutosaveControls }) {
  const t = useTranslations("editor");
  const locale = useLocale();
  const { status, restoredFrom } = autosave;
  const [failures, setFailures] = useState(0);
  const putAway = (bringBack: () => void) =>
    showToast({ words: t("putAway"), action: { name: t("bringBack"), run: bringBack } });
  const putTogether = async () => {
    if (status.kind !== "conflict") return;
    const code = await merging.load().catch(() => setFailures((before) => before + 1));
    if (!code) return;
    setFailures(0);
    const { mergeTexts } = code;
    const { text, meetings } = mergeTexts(status.base, autosave.value, status.theirs);
    const bringBack = autosave.resolve({ merged: text });
    showToast({ words: t("together", { meetings }), action: { name: t("bringBack"), run: bringBack } });
  };
  if (status.kind === "conflict")
    return (
      <Notice tone="caution" live="alert">
        <p>{t("conflict")}</p>
        <Difference theirs={status.theirs} mine={autosave.value} />
        <details>
          <summary>{t("theirText")}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
          <section className={theirsClass} aria-label={t("theirText")} tabIndex={0}>
            {status.theirs}
          </section>
        </details>
        <div className="row row--tight">
          <Button size="small" onClick={() => void putTogether()}>
            {t("putTogether")}
          </Button>
          <Button size="small" look="quiet" onClick={() => autosave.resolve("mine")}>
            {t("keepMine")}
          </Button>
          <Button size="small" look="quiet" onClick={() => putAway(autosave.resolve("theirs"))}>
            {t("takeTheirs")}
          </Button>
        </div>
        {failures > 0 && <NotLoaded times={failures} onAgain={() => void putTogether()} />}
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
        <Button size="small" look="quiet" onClick={() => putAway(autosave.discardRestored())}>
          {t("discardRestored")}
        </Button>
      </div>
    </Notice>
  );
}

/** From their text to mine. It follows the typing when there is time for it. */
function Difference({ theirs, mine }: { theirs: string; mine: string }) {
  const t = useTranslations("editor");
  const settled = useDeferredValue(mine);
  const places = useMemo(() => diffTexts(theirs, settled), [theirs, settled]);
  return (
    <>
      <TextDifference places={places} />
      {places !== null && places.length > 0 && <p className="caption">{t("differenceKey")}</p>}
    </>
  );
}

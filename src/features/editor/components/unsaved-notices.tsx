"use client";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/toasts";
import type { Unsaved } from "@/features/editor/hooks/use-unsaved";
import { ChoiceNotice } from "./choice-notice";
import { RestoredNotice } from "./restored-notice";

type NoticeProps<T extends object> = { unsaved: Unsaved<T> };

/** What was put away can be had back. */
function usePutAway() {
  const t = useTranslations("editor.unsaved");
  const common = useTranslations("common");
  return (bringBack: () => void) =>
    showToast({ words: t("discarded"), action: { name: common("undo"), run: bringBack } });
}

/** Above a form that is saved on demand: what this device kept of an earlier visit. Wants the words of `editor.unsaved`. */
export function UnsavedNotices<T extends object>({ unsaved }: NoticeProps<T>) {
  const t = useTranslations("editor.unsaved");
  const putAway = usePutAway();
  return (
    <>
      <RestoredNotice
        at={unsaved.restoredFrom}
        words={{ restored: (at) => t("restored", { at }), keep: t("keepRestored"), discard: t("discardRestored") }}
        onKeep={unsaved.dismissRestored}
        onDiscard={() => putAway(unsaved.resolve("theirs"))}
      />
      <RestoredNotice
        at={unsaved.earlier?.keptAt ?? null}
        words={{ restored: (at) => t("earlier", { at }), keep: t("takeEarlier"), discard: t("discardEarlier") }}
        onKeep={() => putAway(unsaved.settleEarlier(true))}
        onDiscard={() => putAway(unsaved.settleEarlier(false))}
      />
    </>
  );
}

interface ChoiceProps<T extends object> extends NoticeProps<T> {
  words: string;
  /** What the other one wrote. */
  theirs?: string | undefined;
  /** What is typed is going to be saved over what stands. */
  onMine?: (stands: T) => void;
}

/** Beside the button that saves it: somebody else has saved meanwhile. */
export function UnsavedChoice<T extends object>({ unsaved, words, theirs, onMine }: ChoiceProps<T>) {
  const t = useTranslations("editor.unsaved");
  const putAway = usePutAway();
  const stands = unsaved.theirs?.value;
  if (!stands) return null;
  return (
    <ChoiceNotice
      words={words}
      theirs={theirs}
      mineName={t("keepMine")}
      theirsName={t("takeTheirs")}
      onResolve={(keep) => {
        const bringBack = unsaved.resolve(keep);
        if (keep === "theirs") putAway(bringBack);
        else onMine?.(stands);
      }}
    />
  );
}

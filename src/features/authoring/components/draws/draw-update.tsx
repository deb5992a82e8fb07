"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { showToast } from "@/components/ui/toasts";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import type { ListedDraw } from "@/features/authoring/server/draws/list-draws";
import type { DrawChanges } from "@/features/authoring/server/draws/update-draws";

interface DrawUpdateProps {
  place: AssessmentPlace;
  draws: readonly ListedDraw[];
  onClose: () => void;
}

/** What the banks would change in the draws, before it is saved. */
export function DrawUpdate({ place, draws, onClose }: DrawUpdateProps) {
  const t = useTranslations("banks.draws");
  const [found, setFound] = useState<{ stamp: string; draws: DrawChanges[] } | null>(null);
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const look = async () => setFound(await api.authoring.draws.previewUpdate.query(place));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the window is opened
  useEffect(() => {
    void run(look);
  }, []);
  const save = () =>
    void run(async () => {
      if (!found) return;
      try {
        await api.authoring.draws.update.mutate({ ...place, stamp: found.stamp });
      } catch (error) {
        if (describeFailure(error).reason === "authoring.bank_changed_meanwhile") await look();
        throw error;
      }
      showToast({ words: t("updated"), icon: "check" });
      onClose();
    });
  return (
    <DialogForm
      report={problem}
      send={t("update")}
      isReady={!isBusy && found !== null && found.draws.length > 0}
      close={t("cancel")}
      onSend={save}
      onClose={onClose}
    >
      <div aria-live="polite" className="stack">
        {!found && problem === null && <p>{t("checking")}</p>}
        {found?.draws.length === 0 && <p>{t("upToDate")}</p>}
        {found?.draws.map(({ key, added, changed, removed }) => (
          <section key={key} className="stack" aria-label={draws.find((draw) => draw.key === key)?.bankTitle}>
            <p className="label" dir="auto">
              {draws.find((draw) => draw.key === key)?.bankTitle}
            </p>
            <Changes name={t("added", { count: added.length })} texts={added} />
            <Changes name={t("changed", { count: changed.length })} texts={changed} />
            <Changes name={t("taken", { count: removed.length })} texts={removed} />
          </section>
        ))}
      </div>
    </DialogForm>
  );
}

function Changes({ name, texts }: { name: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <p>{name}</p>
      <ul>
        {texts.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions may say the same, and none of them moves
          <li key={at} className="caption" dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

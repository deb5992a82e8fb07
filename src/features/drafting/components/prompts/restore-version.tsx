"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { Stage } from "@/features/drafting/suggestions";
import { usePromptRefusal } from "./use-prompt-refusal";

/** Makes the text of an old version the newest one. */
export function RestoreVersion({ stage, body, over }: { stage: Stage; body: string; over: number }) {
  const t = useTranslations("prompts.history");
  const { isBusy, problem, run } = useCall({ tell: usePromptRefusal() });
  const router = useRouter();

  async function restore() {
    const isRestored = await run(async () => {
      const { number } = await api.drafting.prompts.save.mutate({ stage, body, over });
      showToast({ icon: "history", words: t("done", { number }) });
      router.push(`/admin/prompts/${stage}?version=${number}#versions`);
    });
    if (!isRestored) router.refresh();
  }

  return (
    <div className="stack">
      <div className="row mbs-6">
        <Button icon="history" disabled={isBusy} onClick={restore}>
          {t("restore", { number: over + 1 })}
        </Button>
        <span className="caption">{t("restoreWhy")}</span>
      </div>
      <ErrorLine words={problem} />
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
import { Button } from "@/components/ui/button";
import { TextSkeleton } from "@/components/ui/skeleton";
import { MoveEffects } from "./move-effects";

/** Whom the move would concern if the module were published now; asked for when it is shown. */
export function ModuleEffects({ courseId, moduleId }: { courseId: string; moduleId: string }) {
  const t = useTranslations("versions.release");
  const read = (signal: AbortSignal) => api.learning.moduleMovePreview.query({ courseId, moduleId }, { signal });
  const { found: preview, problem, again } = useRead(moduleId, read);

  if (problem !== null)
    return (
      <p role="alert" className="row row--tight">
        {t("notCounted")}
        <Button size="small" onClick={again}>
          {t("countAgain")}
        </Button>
      </p>
    );
  if (!preview) return <TextSkeleton words={t("counting")} lines={2} />;
  return (
    <section className="[&>dl]:mbs-2" aria-label={t("effects")}>
      <MoveEffects preview={preview} />
      {preview.total > 0 && <p className="caption">{t("effectsNow")}</p>}
    </section>
  );
}

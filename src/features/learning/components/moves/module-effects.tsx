"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { TextSkeleton } from "@/components/ui/skeleton";
import type { MovePreview } from "@/features/learning/server/moves/preview-move";
import { MoveEffects } from "./move-effects";

/** Whom the move would concern if the module were published now; asked for when it is shown. */
export function ModuleEffects({ courseId, moduleId }: { courseId: string; moduleId: string }) {
  const t = useTranslations("versions.release");
  const [preview, setPreview] = useState<MovePreview | "asking" | "failed">("asking");

  const ask = useCallback(() => {
    setPreview("asking");
    return api.learning.moduleMovePreview.query({ courseId, moduleId }).then(setPreview, () => setPreview("failed"));
  }, [courseId, moduleId]);
  useEffect(() => void ask(), [ask]);

  if (preview === "asking") return <TextSkeleton words={t("counting")} lines={2} />;
  if (preview === "failed")
    return (
      <p role="alert" className="row row--tight">
        {t("notCounted")}
        <Button size="small" onClick={ask}>
          {t("countAgain")}
        </Button>
      </p>
    );
  return (
    <section className="[&>dl]:mbs-2" aria-label={t("effects")}>
      <MoveEffects preview={preview} />
      {preview.total > 0 && <p className="caption">{t("effectsNow")}</p>}
    </section>
  );
}

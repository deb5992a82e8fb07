"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import type { SettingsProps } from "@/features/authoring/components/lesson/lesson-settings";
import { GateFields, type GateOutline } from "./gate-fields";

/** When a lesson opens, beside its other settings. The outline is asked for once someone looks. */
export function LessonGatePanel({
  courseId,
  lessonId,
  settings: { gate },
  set,
  mayEdit,
}: SettingsProps & { courseId: string; lessonId: string }) {
  const t = useTranslations("gates.author");
  const [isOpen, setOpen] = useState(gate !== null);
  const [outline, setOutline] = useState<GateOutline[] | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const loading = { isWanted: true };
    api.authoring.outline.get.query({ courseId }).then(
      (modules) => loading.isWanted && setOutline(modules),
      () => undefined,
    );
    return () => {
      loading.isWanted = false;
    };
  }, [courseId, isOpen]);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="label">{t(gate ? "titleSet" : "title")}</summary>
      <p className="caption">{t("hint")}</p>
      <GateFields
        gate={gate}
        onGate={(next) => set({ gate: next })}
        ownId={lessonId}
        outline={outline}
        mayEdit={mayEdit}
      />
    </details>
  );
}

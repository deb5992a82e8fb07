"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SettingsProps } from "@/features/authoring/components/lesson/lesson-settings";
import { GateFields } from "./gate-fields";
import { useCourseOutline } from "./use-course-outline";

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
  const { found: outline } = useCourseOutline(courseId, isOpen);
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

"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Selection } from "./outline-view";

export interface SelectionBarProps {
  selection: Selection;
  onMove: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** What can be done with everything that is ticked. Modules and lessons go to different places, so they are moved apart. */
export function SelectionBar({ selection, onMove, onDuplicate, onRemove, onClose }: SelectionBarProps) {
  const t = useTranslations("authoring.outline");
  const [modules, lessons] = [selection.modules.size, selection.lessons.size];
  const isEmpty = modules + lessons === 0;
  const isMixed = modules > 0 && lessons > 0;
  return (
    <div
      className="row row--tight sticky inset-bs-0 z-3 items-center border-line border-bs bg-paper py-2"
      role="toolbar"
      aria-label={t("withSelected")}
    >
      <span role="status">{t("selected", { modules, lessons })}</span>
      <Button size="small" onClick={onMove} disabled={isEmpty || isMixed}>
        {t("moveTo")}
      </Button>
      <Button size="small" onClick={onDuplicate} disabled={isEmpty}>
        {t("duplicate")}
      </Button>
      <Button size="small" look="danger" onClick={onRemove} disabled={isEmpty}>
        {t("deleteSelected")}
      </Button>
      <Button size="small" look="quiet" onClick={onClose}>
        {t("done")}
      </Button>
      {isMixed && <span className="caption">{t("moveApart")}</span>}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export interface SelectionBarProps {
  selection: ReadonlySet<string>;
  onMove: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** What can be done with all lessons that are ticked. */
export function SelectionBar({ selection, onMove, onDuplicate, onRemove, onClose }: SelectionBarProps) {
  const t = useTranslations("authoring.outline");
  const isEmpty = selection.size === 0;
  return (
    <div className="selection row row--tight" role="toolbar" aria-label={t("withSelected")}>
      <span role="status">{t("selected", { count: selection.size })}</span>
      <Button size="small" onClick={onMove} disabled={isEmpty}>
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
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";

export interface MoveDialogProps {
  outline: readonly ShownModule[];
  lessonIds: readonly string[];
  onMove: (to: { moduleId: string; beforeLessonId: string | null }) => void;
  onClose: () => void;
}

/** Where to: a module, and in it before which lesson. The way for whoever neither drags nor counts arrow keys. */
export function MoveDialog({ outline, lessonIds, onMove, onClose }: MoveDialogProps) {
  const t = useTranslations("authoring.outline");
  const [moduleId, setModuleId] = useState(
    outline.find(({ lessons }) => lessons.some(({ id }) => id === lessonIds[0]))?.id ?? outline[0]?.id ?? "",
  );
  const [beforeId, setBeforeId] = useState("");
  const modules = outline.map(({ id, title }, m) => ({ value: id, label: `${m + 1} ${title}` }));
  const number = outline.findIndex(({ id }) => id === moduleId) + 1;
  const others = outline[number - 1]?.lessons ?? [];
  const places = [
    { value: "", label: t("atEnd") },
    ...others.flatMap(({ id, title }, l) =>
      lessonIds.includes(id) ? [] : [{ value: id, label: t("before", { place: `${number}.${l + 1}`, title }) }],
    ),
  ];
  return (
    <Dialog open onClose={onClose} title={t("moveTitle", { count: lessonIds.length })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onMove({ moduleId, beforeLessonId: beforeId || null });
        }}
      >
        <SelectField
          label={t("module")}
          name="module"
          choices={modules}
          value={moduleId}
          onChange={(event) => {
            setModuleId(event.target.value);
            setBeforeId("");
          }}
        />
        <SelectField
          label={t("where")}
          name="place"
          choices={places}
          value={beforeId}
          onChange={(event) => setBeforeId(event.target.value)}
        />
        <div className="row dialog__do">
          <Button type="submit" look="first">
            {t("moveHere")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

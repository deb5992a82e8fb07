"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import type { InTree } from "@/features/administration/categories/rules";
import { SaveDialog } from "@/features/administration/components/save-dialog";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";
import { categoryChoices } from "./category-choices";

interface MergeDialogProps {
  all: readonly InTree<ListedCategory>[];
  category: InTree<ListedCategory>;
  /** What was done, for whoever does not see the list change. */
  onSaid: (words: string) => void;
  onClose: () => void;
}

/** Says what would move before it does. */
export function MergeDialog({ all, category, onSaid, onClose }: MergeDialogProps) {
  const { id, name, slug, courses, instructors } = category;
  const t = useTranslations("categories.merging");
  const close = useTranslations("categories.form")("close");
  const [intoId, setInto] = useState("");
  const categories = all.filter(({ parentId }) => parentId === id).length;

  const into = all.find((one) => one.id === intoId)?.name ?? "";
  return (
    <SaveDialog
      title={t("title", { name })}
      description={t("what", { name, courses, instructors, categories })}
      words={{ save: t("go"), close }}
      isReady={intoId !== ""}
      onSave={() => api.categories.merge.mutate({ categoryId: id, slug, intoId })}
      onSaved={() => onSaid(t("done", { name, into }))}
      onClose={onClose}
    >
      <SelectField
        label={t("into")}
        choices={[{ value: "", label: t("choose") }, ...categoryChoices(all, id)]}
        value={intoId}
        onChange={({ target }) => setInto(target.value)}
      />
    </SaveDialog>
  );
}

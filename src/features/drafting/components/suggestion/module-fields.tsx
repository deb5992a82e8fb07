"use client";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import type { SuggestionEdit } from "@/features/drafting/schema";

type ModuleEdit = Extract<SuggestionEdit, { kind: "module" }>;

const mostCharacters = 200;

/** The titles of a suggested module and its lessons. A lesson without a title is left out. */
export function ModuleFields({ edit, onChange }: { edit: ModuleEdit; onChange: (edit: ModuleEdit) => void }) {
  const t = useTranslations("suggestions.edit");
  const { title, lessons } = edit;
  return (
    <>
      <TextField
        label={t("moduleTitle")}
        error={title.trim() === "" && t("needTitle")}
        value={title}
        maxLength={mostCharacters}
        dir="auto"
        autoFocus
        onChange={({ target }) => onChange({ ...edit, title: target.value })}
      />
      {lessons.map(({ lessonId, title: lesson }, index) => (
        <TextField
          key={lessonId}
          label={t("lessonTitle", { place: index + 1 })}
          value={lesson}
          maxLength={mostCharacters}
          dir="auto"
          onChange={({ target }) =>
            onChange({
              ...edit,
              lessons: lessons.map((each) => (each.lessonId === lessonId ? { ...each, title: target.value } : each)),
            })
          }
        />
      ))}
      <p className="field__hint">{t("leaveOut")}</p>
    </>
  );
}

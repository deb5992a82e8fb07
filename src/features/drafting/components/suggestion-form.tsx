"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import type { SuggestionBody } from "@/features/drafting/server/suggestions/suggestion-view";

interface FormProps {
  draftId: string;
  suggestionId: string;
  module: Extract<SuggestionBody, { kind: "module" }>;
  run: (call: () => Promise<unknown>) => Promise<boolean>;
  onDone: () => void;
}

const mostCharacters = 200;

/** The titles of a suggested module, to be written otherwise. A lesson without a title is left out. */
export function SuggestionForm({ draftId, suggestionId, module, run, onDone }: FormProps) {
  const t = useTranslations("drafting.outline");
  const [title, setTitle] = useState(module.title);
  const [lessons, setLessons] = useState(module.lessons.map((lesson) => ({ ...lesson })));
  const isMissing = title.trim() === "";
  async function save(event: FormEvent) {
    event.preventDefault();
    if (isMissing) return;
    const kept = lessons.filter((lesson) => lesson.title.trim() !== "");
    const isSaved = await run(() =>
      api.drafting.editSuggestion.mutate({
        draftId,
        suggestionId,
        edit: { kind: "module", title, lessons: kept.map(({ lessonId, title: name }) => ({ lessonId, title: name })) },
      }),
    );
    if (isSaved) onDone();
  }
  return (
    <form className="stack" onSubmit={save} noValidate>
      <TextField
        label={t("moduleTitle")}
        error={isMissing && t("needTitle")}
        value={title}
        maxLength={mostCharacters}
        dir="auto"
        autoFocus
        onChange={({ target }) => setTitle(target.value)}
      />
      {lessons.map(({ lessonId, title: lesson }, index) => (
        <TextField
          key={lessonId}
          label={t("lessonTitle", { place: index + 1 })}
          value={lesson}
          maxLength={mostCharacters}
          dir="auto"
          onChange={({ target }) =>
            setLessons((all) =>
              all.map((each) => (each.lessonId === lessonId ? { ...each, title: target.value } : each)),
            )
          }
        />
      ))}
      <p className="field__hint">{t("leaveOut")}</p>
      <div className="row row--tight">
        <Button type="submit" look="first" size="small">
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

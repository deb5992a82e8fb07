"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { DifficultyField } from "./difficulty-field";
import { TagsField, tagsIn } from "./tags-field";

interface MarkFormProps {
  bankId: string;
  questionIds: string[];
  tags: readonly string[];
  onMarked: () => void;
  onDelete: () => void;
}

/** Tags, difficulty or the end of the questions that are selected. */
export function MarkForm({ bankId, questionIds, tags, onMarked, onDelete }: MarkFormProps) {
  const t = useTranslations("banks");
  const [added, setAdded] = useState("");
  const [removed, setRemoved] = useState("");
  const [difficulty, setDifficulty] = useState<number | null | "keep">("keep");
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const [addTags, removeTags] = [tagsIn(added), tagsIn(removed)];
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!addTags || !removeTags) return;
    void run(async () => {
      await api.authoring.banks.markQuestions.mutate({ bankId, questionIds, addTags, removeTags, difficulty });
      setAdded("");
      setRemoved("");
      setDifficulty("keep");
      onMarked();
      showToast({ words: t("applied", { count: questionIds.length }), icon: "check" });
    });
  }
  return (
    <form className="stack" aria-label={t("bulk")} onSubmit={submit} noValidate>
      <div className="grid grid-cols-3 max-tablet:grid-cols-1 items-start gap-3">
        <TagsField label={t("addTags")} typed={added} onType={setAdded} known={tags} listId="tags-to-add" />
        <TagsField label={t("removeTags")} typed={removed} onType={setRemoved} known={tags} listId="tags-to-remove" />
        <DifficultyField
          value={difficulty}
          none={t("difficulties.none")}
          keep={t("keepDifficulty")}
          onChoose={setDifficulty}
        />
      </div>
      <ErrorLine words={problem} />
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {t("apply")}
        </Button>
        <Button look="quiet" icon="archive" onClick={onDelete}>
          {t("deleteQuestions")}
        </Button>
      </div>
    </form>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import { mostPoints } from "@/features/questions/edited-question";
import { readAmount } from "@/lib/read-amount";
import { DifficultyField } from "./difficulty-field";
import { TagsField, tagsIn } from "./tags-field";

const readPoints = readAmount(mostPoints, 2);

interface MarkFormProps {
  bankId: string;
  questionIds: string[];
  tags: readonly string[];
  onMarked: () => void;
  onDelete: () => void;
}

/** Tags, difficulty, points or the end of the questions that are selected. Wants the words of `questions`. */
export function MarkForm({ bankId, questionIds, tags, onMarked, onDelete }: MarkFormProps) {
  const t = useTranslations("banks");
  const words = useTranslations("questions");
  const [added, setAdded] = useState("");
  const [removed, setRemoved] = useState("");
  const [difficulty, setDifficulty] = useState<number | null | "keep">("keep");
  const [typedPoints, setPoints] = useState("");
  const { isBusy, problem, run } = useCall({ place: "editor.errors" });
  const [addTags, removeTags] = [tagsIn(added), tagsIn(removed)];
  const points: number | "keep" | null = typedPoints.trim() === "" ? "keep" : readPoints(typedPoints);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!addTags || !removeTags || points === null) return;
    void run(async () => {
      const marks = { addTags, removeTags, difficulty, points };
      await api.authoring.banks.markQuestions.mutate({ bankId, questionIds, ...marks });
      setAdded("");
      setRemoved("");
      setDifficulty("keep");
      setPoints("");
      onMarked();
      showToast({ words: t("applied", { count: questionIds.length }), icon: "check" });
    });
  }
  return (
    <form className="stack" aria-label={t("bulk")} onSubmit={submit} noValidate>
      <div className="grid grid-cols-2 max-tablet:grid-cols-1 items-start gap-3">
        <TagsField label={t("addTags")} typed={added} onType={setAdded} known={tags} listId="tags-to-add" />
        <TagsField label={t("removeTags")} typed={removed} onType={setRemoved} known={tags} listId="tags-to-remove" />
        <DifficultyField
          value={difficulty}
          none={t("difficulties.none")}
          keep={t("keepDifficulty")}
          onChoose={setDifficulty}
        />
        <TextField
          label={words("points")}
          hint={t("pointsHint")}
          className="num"
          inputMode="decimal"
          autoComplete="off"
          value={typedPoints}
          error={points === null && words("pointsBad")}
          onChange={({ target }) => setPoints(target.value)}
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

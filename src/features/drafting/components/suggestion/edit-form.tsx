"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import type { SuggestionEdit } from "@/features/drafting/schema";
import type { SuggestionView } from "@/features/drafting/server/suggestions/suggestion-view";
import { ModuleFields } from "./module-fields";
import { RenderedText } from "./rendered-text";
import { useStageInHand } from "./stage-context";

const mostCharacters = { title: 200, description: 4_000, text: 20_000 } as const;
const PREVIEW_AFTER_MILLISECONDS = 400;

/** A suggestion to be written otherwise before it is accepted. */
export function EditForm({ suggestion, onDone }: { suggestion: SuggestionView; onDone: () => void }) {
  const t = useTranslations("suggestions.edit");
  const { draftId, run, isBusy, QuestionFields } = useStageInHand();
  const { body } = suggestion;
  const [edit, setEdit] = useState<SuggestionEdit>(() => editOf(suggestion));
  const [problem, setProblem] = useState<string | null>(null);
  const lacks = lackOf(edit);
  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (lacks !== null) {
      setProblem(t(lacks));
      return;
    }
    const refused = await run(() =>
      api.drafting.editSuggestion.mutate({ draftId, suggestionId: suggestion.id, edit: cleaned(edit) }),
    );
    if (refused === null) onDone();
    else setProblem(refused);
  }
  const ends: ReactNode = (
    <>
      <ErrorLine words={problem} />
      <div className="row row--tight">
        <Button
          type={edit.kind === "question" ? "button" : "submit"}
          look="first"
          size="small"
          disabled={isBusy}
          onClick={edit.kind === "question" ? () => void save() : undefined}
        >
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </>
  );
  // The fields of a question are a form of their own.
  if (edit.kind === "question") {
    return (
      <div className="stack">
        <QuestionFields question={edit.question} onChange={(question) => setEdit({ kind: "question", question })} />
        {ends}
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={save} noValidate>
      {edit.kind === "module" && body.kind === "module" && <ModuleFields edit={edit} onChange={setEdit} />}
      {edit.kind === "module-plan" && (
        <MarkdownField
          label={t("description")}
          value={edit.description}
          most={mostCharacters.description}
          onText={(description) => setEdit({ kind: "module-plan", description })}
        />
      )}
      {edit.kind === "block" && (
        <MarkdownField
          label={t("text")}
          value={edit.markdown}
          most={mostCharacters.text}
          onText={(markdown) => setEdit({ kind: "block", markdown })}
        />
      )}
      {edit.kind === "landing" && body.kind === "landing" && (
        <LandingField field={body.field} value={edit.value} onValue={(value) => setEdit({ kind: "landing", value })} />
      )}
      {ends}
    </form>
  );
}

function editOf({ body }: SuggestionView): SuggestionEdit {
  switch (body.kind) {
    case "module":
      return {
        kind: "module",
        title: body.title,
        lessons: body.lessons.map(({ lessonId, title }) => ({ lessonId, title })),
      };
    case "module-plan":
      return { kind: "module-plan", description: body.description };
    case "block":
      return { kind: "block", markdown: body.markdown };
    case "question":
      return { kind: "question", question: body.question };
    case "landing":
      return { kind: "landing", value: body.value };
  }
}

/** What has to be there before it can be kept. */
function lackOf(edit: SuggestionEdit): "needTitle" | "needText" | null {
  if (edit.kind === "module") return edit.title.trim() === "" ? "needTitle" : null;
  if (edit.kind === "block") return edit.markdown.trim() === "" ? "needText" : null;
  if (edit.kind === "question") return edit.question.text.trim() === "" ? "needText" : null;
  return null;
}

function cleaned(edit: SuggestionEdit): SuggestionEdit {
  if (edit.kind === "module") return { ...edit, lessons: edit.lessons.filter(({ title }) => title.trim() !== "") };
  if (edit.kind === "landing" && Array.isArray(edit.value))
    return { ...edit, value: edit.value.map((line) => line.trim()).filter((line) => line !== "") };
  return edit;
}

/** Markdown, and below it what a lesson would show of it. */
function MarkdownField({
  label,
  value,
  most,
  onText,
}: {
  label: string;
  value: string;
  most: number;
  onText: (text: string) => void;
}) {
  const t = useTranslations("suggestions.edit");
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), PREVIEW_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <>
      <TextArea
        label={label}
        hint={t("markdown")}
        className="font-mono"
        rows={Math.min(16, Math.max(5, value.split("\n").length + 2))}
        dir="auto"
        autoFocus
        maxLength={most}
        value={value}
        onChange={({ target }) => onText(target.value)}
      />
      <section className="border border-line bg-raised px-4 py-3" aria-label={t("preview")}>
        <p className="caption">{t("preview")}</p>
        <RenderedText markdown={shown} />
      </section>
    </>
  );
}

type LandingEdit = Extract<SuggestionEdit, { kind: "landing" }>["value"];

function LandingField({
  field,
  value,
  onValue,
}: {
  field: string;
  value: LandingEdit;
  onValue: (value: LandingEdit) => void;
}) {
  const t = useTranslations("suggestions.edit");
  if (Array.isArray(value)) {
    return (
      <TextArea
        label={t("lines")}
        hint={t("linesHint")}
        rows={Math.max(4, value.length + 1)}
        dir="auto"
        autoFocus
        value={value.join("\n")}
        onChange={({ target }) =>
          onValue(
            target.value
              .split("\n")
              .slice(0, 40)
              .map((line) => line.slice(0, 300)),
          )
        }
      />
    );
  }
  if (field === "subtitle") {
    return (
      <TextField
        label={t("line")}
        dir="auto"
        autoFocus
        maxLength={mostCharacters.title}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    );
  }
  return <MarkdownField label={t("text")} value={value} most={mostCharacters.text} onText={onValue} />;
}

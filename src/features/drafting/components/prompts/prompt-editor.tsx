"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SavedState } from "@/components/ui/saved-state";
import type { PromptDraft } from "@/features/drafting/hooks/use-prompt";
import { findPromptProblems, longestPrompt, type PromptProblem, placeOfVariable } from "@/features/drafting/prompts";
import type { Stage } from "@/features/drafting/suggestions";
import { PromptWords } from "./prompt-layout";
import { variableName } from "./variable-name";

interface EditorProps {
  stage: Stage;
  draft: PromptDraft;
  area: RefObject<HTMLTextAreaElement | null>;
  onInsert: (name: string) => void;
}

/** The text, what keeps it from being saved, and what became of it. */
export function PromptEditor({ stage, draft, area, onInsert }: EditorProps) {
  const t = useTranslations("prompts.editor");
  const noteId = useId();
  const { body, over, state, met, isFound } = draft;
  const problems = findPromptProblems(stage, body);
  const isDirty = body !== over.body;
  return (
    <section className="stack" aria-label={t("label")}>
      {isFound && (
        <Notice icon="history">
          <p>{t("found")}</p>
        </Notice>
      )}
      <TextArea
        ref={area}
        label={t("label")}
        hint={t("hint")}
        beside={<span className="caption num">{t("counted", { count: body.length, most: longestPrompt })}</span>}
        className="max-block-[min(44rem,75vh)] min-block-80 [font:400_0.875rem/1.5rem_var(--mono)]"
        dir="auto"
        rows={18}
        spellCheck
        value={body}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? noteId : undefined}
        onChange={(event) => draft.change(event.target.value)}
      />
      {problems.length > 0 && (
        <div id={noteId} className="grid gap-1">
          <p className="label">{t("problems")}</p>
          <ul>
            {problems.map((problem) => (
              <Problem key={problem.reason + problem.name} problem={problem} area={area} onInsert={onInsert} />
            ))}
          </ul>
        </div>
      )}
      {met !== null && <Met draft={draft} />}
      <div className="row mbs-6">
        <Button
          look="first"
          disabled={state.kind === "saving"}
          onClick={() => (problems.length > 0 ? area.current?.focus() : isDirty && draft.save())}
        >
          {t("save", { number: over.number + 1 })}
        </Button>
        {isDirty && <Button onClick={draft.discard}>{t("discard")}</Button>}
        <SavedState state={state} />
      </div>
      <p className="caption">{t(isDirty ? "changed" : "same", { number: over.number })}</p>
    </section>
  );
}

/** One thing to fix, with the fix. */
function Problem({
  problem: { reason, name },
  area,
  onInsert,
}: Pick<EditorProps, "area" | "onInsert"> & { problem: PromptProblem }) {
  const t = useTranslations("prompts.editor");
  const written = variableName(name);
  function show() {
    const element = area.current;
    const place = element && placeOfVariable(element.value, name);
    if (!place) return;
    element.focus();
    element.setSelectionRange(place.start, place.end);
  }
  return (
    <li className="field__error gap-2 py-1">
      <Icon name="circle-alert" />
      <span>
        {t(reason, { name: written, most: longestPrompt })}{" "}
        {reason === "unknown_variable" && (
          <Button size="small" onClick={show}>
            {t("show", { name: written })}
          </Button>
        )}
        {reason === "missing_variable" && (
          <Button size="small" onClick={() => onInsert(name)}>
            {t("insert", { name: written })}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Both texts, where someone else has saved one meanwhile. */
function Met({ draft: { met, resolve } }: { draft: PromptDraft }) {
  const t = useTranslations("prompts.editor");
  if (met === null) return null;
  const { number, author, body } = met;
  return (
    <Notice tone="caution" live="alert">
      <p>{author === null ? t("metShipped", { number }) : t("met", { author, number })}</p>
      <PromptWords>{body}</PromptWords>
      <div className="row row--tight">
        <Button size="small" onClick={() => resolve("mine")}>
          {t("mine", { number: number + 1 })}
        </Button>
        <Button size="small" onClick={() => resolve("theirs")}>
          {t("theirs")}
        </Button>
      </div>
    </Notice>
  );
}

"use client";
import { useRef } from "react";
import { keepFocus } from "@/components/ui/keep-focus";
import { usePrompt } from "@/features/drafting/hooks/use-prompt";
import type { Stage } from "@/features/drafting/suggestions";
import { PromptEditor } from "./prompt-editor";
import { PromptText } from "./prompt-layout";
import { PromptPreview } from "./prompt-preview";
import { PromptVariables } from "./prompt-variables";
import { variableName } from "./variable-name";

interface PromptFormProps {
  stage: Stage;
  editorId: string;
  current: { number: number; body: string };
  drafts: readonly { id: string; topic: string }[];
}

/** A prompt being changed: its text, what it may name, and what would be sent. */
export function PromptForm({ stage, editorId, current, drafts }: PromptFormProps) {
  const draft = usePrompt(stage, editorId, current);
  const area = useRef<HTMLTextAreaElement>(null);

  /** Puts a variable where the caret is, or stood last. */
  function insert(name: string) {
    const { current: element } = area;
    if (!element) return;
    const written = variableName(name);
    const [start, end] = [element.selectionStart, element.selectionEnd];
    keepFocus(element, () => draft.change(draft.body.slice(0, start) + written + draft.body.slice(end)));
    element.setSelectionRange(start + written.length, start + written.length);
  }

  return (
    <>
      <PromptText>
        <PromptEditor stage={stage} draft={draft} area={area} onInsert={insert} />
      </PromptText>
      <div className="sticky inset-bs-6 [grid-area:1/2/span_2] max-[68rem]:static max-[68rem]:[grid-area:auto]">
        <PromptVariables stage={stage} onInsert={insert} />
      </div>
      <PromptText>
        <PromptPreview stage={stage} body={draft.body} drafts={drafts} />
      </PromptText>
    </>
  );
}

"use client";
import { useRef } from "react";
import { usePrompt } from "@/features/drafting/hooks/use-prompt";
import type { Stage } from "@/features/drafting/suggestions";
import { PromptEditor } from "./prompt-editor";
import { PromptPreview } from "./prompt-preview";
import { PromptVariables } from "./prompt-variables";
import { variableName } from "./variable-name";

interface PromptDeskProps {
  stage: Stage;
  editorId: string;
  current: { number: number; body: string };
  drafts: readonly { id: string; topic: string }[];
}

/** A prompt being changed: its text, what it may name, and what would be sent. */
export function PromptDesk({ stage, editorId, current, drafts }: PromptDeskProps) {
  const desk = usePrompt(stage, editorId, current);
  const area = useRef<HTMLTextAreaElement>(null);

  /** Puts a variable where the caret is, or stood last. */
  function insert(name: string) {
    const { current: element } = area;
    if (!element) return;
    const written = variableName(name);
    const [start, end] = [element.selectionStart, element.selectionEnd];
    desk.change(desk.body.slice(0, start) + written + desk.body.slice(end));
    element.focus();
    // After the field holds the new text: until then the place does not exist.
    requestAnimationFrame(() => element.setSelectionRange(start + written.length, start + written.length));
  }

  return (
    <>
      <div className="promptdesk__text">
        <PromptEditor stage={stage} desk={desk} area={area} onInsert={insert} />
      </div>
      <div className="promptdesk__side">
        <PromptVariables stage={stage} onInsert={insert} />
      </div>
      <div className="promptdesk__text">
        <PromptPreview stage={stage} body={desk.body} drafts={drafts} />
      </div>
    </>
  );
}

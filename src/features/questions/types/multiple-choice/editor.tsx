"use client";
import type { KeyEditorProps } from "../../question-editor";
import { OptionRows } from "../../shared/option-rows";

export function MultipleChoiceKey(props: KeyEditorProps) {
  return <OptionRows {...props} />;
}

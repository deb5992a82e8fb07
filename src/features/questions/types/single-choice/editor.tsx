"use client";
import type { KeyEditorProps } from "../../question-editor";
import { OptionRows } from "../../shared/option-rows";

export function SingleChoiceKey(props: KeyEditorProps) {
  return <OptionRows {...props} isOneOf hasCredit />;
}

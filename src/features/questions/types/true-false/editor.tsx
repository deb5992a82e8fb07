"use client";
import type { KeyEditorProps } from "../../question-editor";
import { OptionRows } from "../../shared/option-rows";

export function TrueFalseKey(props: KeyEditorProps) {
  return <OptionRows {...props} isOneOf isFixed />;
}

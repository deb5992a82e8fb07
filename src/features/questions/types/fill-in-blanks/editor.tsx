"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { focusAfter } from "@/components/ui/keep-focus";
import { parseDecimal } from "@/lib/decimal";
import type { KeyEditorProps } from "../../question-editor";
import { KeyCards, KeyLegend } from "../../shared/key-parts";
import { blanksOf, emptyBlank, nextKey } from "./authoring";
import { BlankCard } from "./blank-card";
import type { Blank, BlanksBody } from "./body";
import { markOf, replaceMarks } from "./marks";

/** What each blank of the text holds, in its order; blanks that the text has lost come last and say so. */
export function BlankCards({ question, problems, textField, onChange }: KeyEditorProps) {
  const t = useTranslations("questions");
  const blanks = blanksOf(question);
  const body = (changed: readonly Blank[]): { body: BlanksBody } => ({ body: { blanks: [...changed] } });
  const free = nextKey(question);
  const cursor = useCursor(textField);

  /**
   * In the place of what is selected in the text, or where its cursor is, which stands behind it then: what is typed next belongs there.
   * `change` gets the new text, and what was selected.
   */
  function insert(key: string, change: (text: string, selected: string) => void): void {
    const { text } = question;
    const field = textField.current;
    const [from, to] = cursor() ?? [text.length, text.length];
    const caret = from + markOf(key).length;
    focusAfter(
      () => change(text.slice(0, from) + markOf(key) + text.slice(to), text.slice(from, to).trim()),
      () => field,
    );
    field?.setSelectionRange(caret, caret);
  }
  function add() {
    if (free === null) return;
    insert(free, (text, selected) => onChange({ text, ...body([...blanks, blankFrom(free, selected)]) }));
  }

  return (
    <fieldset>
      <KeyLegend>{t("blanks")}</KeyLegend>
      <div className="row gap-x-4 gap-y-2">
        <Button size="small" icon="plus" disabled={free === null} onClick={add}>
          {t("insertBlank")}
        </Button>
        <p className="caption">{t("blanksHint")}</p>
      </div>
      {blanks.length > 0 && (
        <KeyCards>
          {blanks.map((blank, at) => (
            <BlankCard
              key={blank.key}
              blank={blank}
              problems={problems.filter((each) => each.at === at)}
              onChange={(changed) => onChange(body(blanks.map((one) => (one.key === blank.key ? changed : one))))}
              onInsert={() => insert(blank.key, (text) => onChange({ text }))}
              onRemove={() => {
                const text = replaceMarks(question.text, (key, mark) => (key === blank.key ? "" : mark));
                onChange({ text, ...body(blanks.filter(({ key }) => key !== blank.key)) });
              }}
            />
          ))}
        </KeyCards>
      )}
    </fieldset>
  );
}

/** What is selected in the field, from and to; null where no one has put the cursor anywhere yet. */
function useCursor(textField: KeyEditorProps["textField"]): () => readonly [number, number] | null {
  const wasFocused = useRef(false);
  useEffect(() => {
    const field = textField.current;
    const note = () => {
      wasFocused.current = true;
    };
    if (field && document.activeElement === field) note();
    field?.addEventListener("focus", note);
    return () => field?.removeEventListener("focus", note);
  }, [textField]);
  return () => {
    const field = textField.current;
    // Its start is also where the cursor of a field is that was never used.
    if (!field || (!wasFocused.current && field.selectionEnd === 0)) return null;
    return [field.selectionStart, field.selectionEnd];
  };
}

/** The words that were selected for it are its answer. */
function blankFrom(key: string, selected: string): Blank {
  if (selected === "" || selected.length > 1000) return { ...emptyBlank(key), accepted: [""] };
  if (parseDecimal(selected)) return { kind: "number", key, feedback: "", value: selected, tolerance: "" };
  return { ...emptyBlank(key), accepted: [selected] };
}

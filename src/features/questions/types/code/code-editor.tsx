"use client";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import type { CodeAreaProps } from "./code-area";
import { languageMode } from "./code-modes";

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.tagName], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string), tags.attributeValue], color: "var(--positive)" },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: "var(--caution)" },
  { tag: [tags.comment, tags.meta], color: "var(--ink-muted)", fontStyle: "italic" },
]);

const theme = EditorView.theme({
  "&": {
    color: "var(--ink)",
    background: "var(--raised)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--r-2)",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { font: "0.9375rem / 1.5rem var(--mono)" },
  ".cm-content, .cm-gutter": { minBlockSize: "10rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-gutters": { color: "var(--ink-muted)", background: "var(--sunken)", borderInlineEnd: "1px solid var(--line)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--accent-wash)", outline: "1px solid var(--accent)" },
});

/**
 * An editor that colors, counts and indents lines. Tab indents, and after Escape it leaves, as CodeMirror has it. It is in a shadow
 * root: there its styles are constructed sheets, which the page's content security policy allows.
 */
export function CodeEditor({ value, language, label, description, isReadOnly, onChange, onLeave }: CodeAreaProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const [mode, access] = useCompartments();
  const told = useRef({ value, onChange, onLeave });
  told.current = { ...told.current, onChange, onLeave };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; the effects below take what changes to it
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
    const opened = new EditorView({
      parent: root,
      root,
      state: EditorState.create({ doc: value, extensions: extensions() }),
    });
    view.current = opened;
    return () => opened.destroy();
  }, []);

  function extensions(): Extension[] {
    return [
      ...[lineNumbers(), history(), indentOnInput(), bracketMatching(), indentUnit.of("    "), EditorView.lineWrapping],
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      ...[syntaxHighlighting(colors), theme, mode.of([]), access.of(accessOf(isReadOnly))],
      EditorView.contentAttributes.of({ "aria-label": label, "aria-description": description, spellcheck: "false" }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        const typed = state.doc.toString();
        if (typed === told.current.value) return;
        told.current.value = typed;
        told.current.onChange(typed);
      }),
      EditorView.domEventHandlers({ blur: () => told.current.onLeave?.() }),
    ];
  }

  // What was written on another device or before a reload.
  useEffect(() => {
    if (value === told.current.value) return;
    told.current.value = value;
    view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: access.reconfigure(accessOf(isReadOnly)) });
  }, [access, isReadOnly]);

  useEffect(() => {
    let isHere = true;
    const take = (extension: Extension) => isHere && view.current?.dispatch({ effects: mode.reconfigure(extension) });
    // Without its mode the code is as it was written, and has one color.
    if (language) languageMode(language).then(take, () => take([]));
    else take([]);
    return () => {
      isHere = false;
    };
  }, [mode, language]);

  return <div ref={host} dir="ltr" translate="no" />;
}

const accessOf = (isReadOnly = false): Extension => [
  EditorState.readOnly.of(isReadOnly),
  EditorView.editable.of(!isReadOnly),
];

function useCompartments(): readonly [Compartment, Compartment] {
  const made = useRef<readonly [Compartment, Compartment]>(undefined);
  made.current ??= [new Compartment(), new Compartment()];
  return made.current;
}

"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { OnDemand } from "@/components/on-demand/on-demand";
import type { CodeLanguage } from "./languages";

export interface CodeAreaProps {
  value: string;
  language: CodeLanguage | null;
  label: string;
  description: string;
  isReadOnly?: boolean;
  onChange: (value: string) => void;
  onLeave?: () => void;
}

const editor = new OnDemand(async () => ({ CodeEditor: (await import("./code-editor")).CodeEditor }));
const nothing = () => undefined;

/**
 * A field for code: a plain one, and an editor in its place once that has been fetched and no one is writing in it. Where it can't
 * be fetched, the plain one is all that is needed.
 */
export function CodeArea(props: CodeAreaProps) {
  const loaded = useSyncExternalStore(editor.subscribe, editor.read, nothing);
  const [isWriting, setWriting] = useState(false);
  const plain = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (document.activeElement === plain.current) setWriting(true);
    editor.load().catch(() => undefined);
  }, []);
  if (loaded && !isWriting) return <loaded.CodeEditor {...props} />;
  return (
    <textarea
      ref={plain}
      className="input block min-block-40 inline-full font-mono text-ui"
      aria-label={props.label}
      aria-description={props.description}
      dir="ltr"
      translate="no"
      spellCheck={false}
      autoCapitalize="none"
      rows={8}
      readOnly={props.isReadOnly}
      value={props.value}
      onFocus={() => setWriting(true)}
      onBlur={() => {
        setWriting(false);
        props.onLeave?.();
      }}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}

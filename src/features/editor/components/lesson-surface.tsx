"use client";

import type { Editor } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { WriterPage } from "@/components/studio/writer";
import type { PlacedText } from "@/features/editor/document/standing-blocks";
import { BlockBar } from "./block-bar";
import { BlockGrip } from "./block-grip";
import { EditorFilesProvider } from "./editor-files";
import type { LessonEditorProps } from "./lesson-editor";
import { LinkDialog } from "./link-dialog";
import { SlashMenu } from "./slash-menu";
import { useLessonEditor } from "./use-lesson-editor";
import { listWritten } from "./written-blocks";
import "@/styles/parts/content.css";
import "@/styles/parts/editor.css";

const none: readonly PlacedText[] = [];

/** The editor itself. Fetched by `LessonEditor` where a lesson is edited, and nowhere else. */
export function LessonSurface({
  value,
  onChange,
  readOnly = false,
  header,
  listLessons,
  written = none,
  onWritten,
  ...given
}: LessonEditorProps) {
  const t = useTranslations("editor");
  const frame = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const onKey = useRef((_event: KeyboardEvent) => false);
  const [isLinking, setIsLinking] = useState(false);
  const keysId = useId();
  const editor = useLessonEditor({ value, onChange, readOnly, keysId, onKey, bar, uploads: given.uploads, written });
  useWritten(editor, onWritten);
  const { resolveFile, pickFile, isDecorative, captionsHref, uploads } = given;
  const files = useMemo(
    () => ({ resolveFile, pickFile, isDecorative, captionsHref, uploads }),
    [resolveFile, pickFile, isDecorative, captionsHref, uploads],
  );
  const onLinkKey = (event: { key: string; ctrlKey: boolean; metaKey: boolean; preventDefault: () => void }) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || readOnly) return;
    event.preventDefault();
    // A busy browser tells of a selection only after the key that follows it: the link would go beside the words it is for.
    document.dispatchEvent(new Event("selectionchange"));
    setIsLinking(true);
  };
  return (
    <EditorFilesProvider value={files}>
      {editor && !readOnly && <BlockBar ref={bar} editor={editor} onLink={() => setIsLinking(true)} />}
      <WriterPage>
        {header}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the textbox inside */}
        <div className="page__text relative" ref={frame} onKeyDown={onLinkKey}>
          {editor && !readOnly && <BlockGrip editor={editor} frame={frame} />}
          <EditorContent editor={editor} />
          {editor && !readOnly && <SlashMenu editor={editor} frame={frame} onKey={onKey} />}
        </div>
      </WriterPage>
      {!readOnly && (
        <p id={keysId} className="caption mx-auto mbs-2 max-inline-184 px-(--gutter)">
          {t("hint")}
        </p>
      )}
      {editor && <MoveTexts editor={editor} />}
      {editor && isLinking && (
        <LinkDialog editor={editor} listLessons={listLessons} onClose={() => setIsLinking(false)} />
      )}
    </EditorFilesProvider>
  );
}

/** Tells the page which blocks are as a model wrote them, whenever these become others. */
function useWritten(editor: Editor | null, onWritten: LessonEditorProps["onWritten"]): void {
  const told = useRef("[]");
  useEffect(() => {
    if (!editor || !onWritten) return;
    const tell = () => {
      const { blocks, text } = listWritten(editor);
      if (text === told.current) return;
      told.current = text;
      onWritten(blocks);
    };
    tell();
    editor.on("transaction", tell);
    return () => void editor.off("transaction", tell);
  }, [editor, onWritten]);
}

/** Says where a moved block has gone, for those who do not see it. */
function MoveTexts({ editor }: { editor: Editor }) {
  const t = useTranslations("editor");
  const [place, setPlace] = useState<{ index: number; count: number } | null>(null);
  useEffect(() => {
    editor.on("blockMoved", setPlace);
    return () => {
      editor.off("blockMoved", setPlace);
    };
  }, [editor]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {place && t("moved", { place: place.index + 1, count: place.count })}
    </p>
  );
}

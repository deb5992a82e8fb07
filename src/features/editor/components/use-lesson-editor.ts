import type { Editor } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { composeMarkdown, type LessonDocument, openLesson } from "@/features/editor/document/lesson-document";
import type { PlacedText } from "@/features/editor/document/standing-blocks";
import { blockJsonOf } from "./block-json-of";
import type { EditorUploads } from "./editor-files";
import { editorProps } from "./editor-props";
import { lessonExtensions } from "./nodes/lesson-extensions";
import { WrittenBlocks } from "./written-blocks";

/** How long typing rests before the text is written out, and the longest that steady typing holds it back, in milliseconds. */
const settleMs = 120;
const longestMs = 360;

function contentOf(document: LessonDocument) {
  return { type: "doc", content: document.blocks.length > 0 ? document.blocks : [{ type: "paragraph" }] };
}

/** The Markdown that the page knows, and the document that it was opened as. */
class OpenText {
  document: LessonDocument;
  markdown: string;
  onChange: (markdown: string) => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | null = null;

  constructor(markdown: string) {
    this.markdown = markdown;
    this.document = openLesson(markdown);
  }

  writeSoon(editor: Editor): void {
    clearTimeout(this.#timer);
    this.#waitingSince ??= Date.now();
    const longest = this.#waitingSince + longestMs - Date.now();
    this.#timer = setTimeout(() => this.write(editor), Math.max(0, Math.min(settleMs, longest)));
  }

  /** Tells the page what the editor's blocks say, if that is news. */
  write(editor: Editor): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waitingSince = null;
    const markdown = composeMarkdown(this.document, editor.state.doc.children.map(blockJsonOf));
    if (markdown === this.markdown) return;
    this.markdown = markdown;
    this.onChange(markdown);
  }

  /** Before the page goes. Without a change in progress there is nothing to write. */
  writeRest(editor: Editor): void {
    if (this.#timer !== undefined) this.write(editor);
  }
}

interface LessonEditorOptions {
  value: string;
  onChange: (markdown: string) => void;
  readOnly: boolean;
  keysId: string;
  onKey: RefObject<(event: KeyboardEvent) => boolean>;
  bar: RefObject<HTMLElement | null>;
  uploads: EditorUploads | undefined;
  /** Blocks that a model wrote: marked as long as no one has changed them. */
  written: readonly PlacedText[];
}

/** The editor on a lesson's Markdown, and the Markdown of what is in it. */
export function useLessonEditor({
  value,
  onChange,
  readOnly,
  keysId,
  onKey,
  bar,
  uploads,
  written,
}: LessonEditorOptions): Editor | null {
  const t = useTranslations("editor");
  const [text] = useState(() => new OpenText(value));
  const current = useRef<Editor | null>(null);
  const takesFiles = useRef(uploads);
  takesFiles.current = uploads;
  text.onChange = onChange;
  // The same objects every time: for new ones the editor would take up its settings again.
  const [fixed] = useState(() => ({
    extensions: [
      ...lessonExtensions,
      WrittenBlocks.configure({ written, words: t("written"), opened: () => text.document }),
    ],
    content: contentOf(text.document),
    editorProps: editorProps({ label: t("label"), keysId, readOnly, editor: current, onKey, bar, uploads: takesFiles }),
    onUpdate: ({ editor: changed }: { editor: Editor }) => text.writeSoon(changed),
    onBlur: ({ editor: left }: { editor: Editor }) => text.write(left),
  }));
  const editor = useEditor({
    ...fixed,
    editable: !readOnly,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
  });
  current.current = editor;
  useWriteOnLeaving(editor, text);
  useEffect(() => editor?.setEditable(!readOnly, false), [editor, readOnly]);
  useEffect(() => {
    if (!editor || value === text.markdown) return;
    text.markdown = value;
    text.document = openLesson(value);
    editor.commands.setContent(contentOf(text.document), { emitUpdate: false });
  }, [editor, text, value]);
  return editor;
}

function useWriteOnLeaving(editor: Editor | null, text: OpenText): void {
  useEffect(() => {
    if (!editor) return;
    const leave = () => text.writeRest(editor);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [editor, text]);
}

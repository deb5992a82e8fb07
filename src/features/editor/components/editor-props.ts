import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import type { RefObject } from "react";
import { enterFields } from "./block-choices";
import type { EditorUploads } from "./editor-files";
import { cleanPastedHtml } from "./paste/clean-html";
import { pictureOf, takeFiles } from "./paste/dropped-files";
import { handedFiles } from "./paste/handed-files";
import { parsePastedText } from "./paste/pasted-text";

interface EditorWishes {
  label: string;
  /** Element that says which keys there are. */
  keysId: string;
  readOnly: boolean;
  editor: RefObject<Editor | null>;
  /** Sees keys before the editor does; true when it took one. */
  onKey: RefObject<(event: KeyboardEvent) => boolean>;
  /** Stays above the text while that is scrolled. */
  bar: RefObject<HTMLElement | null>;
  /** Where files that are dropped or pasted go. */
  uploads: RefObject<EditorUploads | undefined>;
}

/** Left alone, the browser would open a dropped file instead of the page. */
function takeHanded(view: EditorView, event: Event, data: DataTransfer | null, wishes: Handing): boolean {
  const files = handedFiles(data);
  if (files.length === 0) return false;
  event.preventDefault();
  if (wishes.uploads) takeFiles(view, wishes.uploads, files, wishes.at);
  return true;
}

interface Handing {
  uploads: EditorUploads | undefined;
  at: number | null;
}

/** Room to leave between the edges of the window and the cursor when that is scrolled to, in CSS pixels: it isn't to be behind the bar. */
const roomBeside = (bar: RefObject<HTMLElement | null>, room: number) => ({
  get top() {
    return Math.max(0, bar.current?.getBoundingClientRect().bottom ?? 0) + room;
  },
  bottom: room,
  left: room,
  right: room,
});

/** What the text is called, its keys, and what it takes from the clipboard. */
export function editorProps({ label, keysId, readOnly, editor, onKey, bar, uploads }: EditorWishes): EditorProps {
  let isLeaving = false;
  return {
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      "aria-describedby": keysId,
      class: "text content",
      ...(readOnly ? { "aria-readonly": "true" } : {}),
    },
    scrollThreshold: roomBeside(bar, 0),
    scrollMargin: roomBeside(bar, 5),
    handleDOMEvents: {
      // Tab indents lists and walks through tables; after Escape it leaves the text, as everywhere else.
      keydown: (_view, event) => {
        const leaves = isLeaving && event.key === "Tab";
        isLeaving = event.key === "Escape" || (isLeaving && event.key === "Shift");
        return leaves;
      },
    },
    handleKeyDown: (view, event) => {
      if (onKey.current(event)) return true;
      const { selection } = view.state;
      const entersFields = event.key === "Enter" && selection instanceof NodeSelection && selection.node.isAtom;
      return entersFields && editor.current !== null && enterFields(editor.current, selection.from);
    },
    handleDrop: (view, event, _slice, moved) => {
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size;
      return !moved && takeHanded(view, event, event.dataTransfer, { uploads: uploads.current, at });
    },
    handlePaste: (view, event) => takeHanded(view, event, event.clipboardData, { uploads: uploads.current, at: null }),
    transformPastedHTML: (html) =>
      cleanPastedHtml(html, (address, name) => {
        const picture = uploads.current ? pictureOf(address, name) : null;
        return (picture && uploads.current?.add([picture])[0]) ?? null;
      }),
    clipboardTextParser: (text, context, plain, view) => parsePastedText(text, context, plain, view.state.schema),
  };
}

import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import type { EditorProps } from "@tiptap/pm/view";
import type { RefObject } from "react";
import { enterFields } from "./block-choices";
import { cleanPastedHtml } from "./paste/clean-html";
import { parsePastedText } from "./paste/pasted-text";

interface EditorWishes {
  label: string;
  /** Element that says which keys there are. */
  keysId: string;
  readOnly: boolean;
  editor: RefObject<Editor | null>;
  /** Sees keys before the editor does; true when it took one. */
  onKey: RefObject<(event: KeyboardEvent) => boolean>;
}

/** A file that is dropped or pasted has no place in Markdown; left alone, the browser would open it instead of the page. */
function refuseFiles(event: Event, data: DataTransfer | null): boolean {
  const holdsOnlyFiles = (data?.files.length ?? 0) > 0 && !data?.types.some((type) => type.startsWith("text/"));
  if (holdsOnlyFiles) event.preventDefault();
  return holdsOnlyFiles;
}

/** What the text is called, its keys, and what it takes from the clipboard. */
export function editorProps({ label, keysId, readOnly, editor, onKey }: EditorWishes): EditorProps {
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
    handleDrop: (_view, event, _slice, moved) => !moved && refuseFiles(event, event.dataTransfer),
    handlePaste: (_view, event) => refuseFiles(event, event.clipboardData),
    transformPastedHTML: (html) => cleanPastedHtml(html),
    clipboardTextParser: (text, context, plain, view) => parsePastedText(text, context, plain, view.state.schema),
  };
}

import type { ChainedCommands, Editor } from "@tiptap/core";

/** Commands on the text, which has the focus from here on: Tiptap's own `focus` gives it with the next frame, too late for a key. */
export function inText(editor: Editor): ChainedCommands {
  editor.view.focus();
  return editor.chain();
}

import type { ChainedCommands, Editor } from "@tiptap/core";

/**
 * Commands on the text, which has the focus from here on and shows where they are carried out. Tiptap's own `focus` gives it with the
 * next frame, too late for a key.
 */
export function inText(editor: Editor): ChainedCommands {
  editor.view.focus();
  return editor.chain().scrollIntoView();
}

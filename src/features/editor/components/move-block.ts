import { type Editor, Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";

interface Place {
  /** Position before the block, and the block. */
  from: number;
  node: Node;
  parent: Node;
  index: number;
}

/** What "this block" is: the item of a list that can move inside it, otherwise the block of the page. */
export function blockAt(state: EditorState, direction: -1 | 0 | 1 = 0): Place | null {
  const { $from } = state.selection;
  const isTop = state.selection instanceof NodeSelection && $from.depth === 0;
  for (let depth = isTop ? 0 : $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const place = { from: $from.before(depth), node, parent: $from.node(depth - 1), index: $from.index(depth - 1) };
    if (depth === 1) return place;
    if (node.type.name === "listItem" && direction !== 0 && place.parent.maybeChild(place.index + direction))
      return place;
  }
  const node = state.doc.nodeAt($from.pos);
  return node ? { from: $from.pos, node, parent: state.doc, index: $from.index(0) } : null;
}

/** Moves the block with the cursor past its neighbour. Null when there is none on that side. */
export function moveBlock(state: EditorState, direction: -1 | 1): Transaction | null {
  const place = blockAt(state, direction);
  const neighbour = place?.parent.maybeChild(place.index + direction);
  if (!place || !neighbour) return null;
  const { from, node } = place;
  const to = direction < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize;
  const shift = to - from;
  const { anchor, head } = state.selection;
  const tr = state.tr.delete(from, from + node.nodeSize).insert(to, node);
  tr.setSelection(
    state.selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, state.selection.from + shift)
      : TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)),
  );
  return tr.scrollIntoView();
}

declare module "@tiptap/core" {
  interface EditorEvents {
    /** A block was moved; `index` counts from 0 among `count` blocks. */
    blockMoved: { index: number; count: number };
  }
}

/** Moves the block with the cursor and says where it is now. False when it is at that end already. */
export function moveSelectedBlock(editor: Editor, direction: -1 | 1): boolean {
  const tr = editor.isEditable ? moveBlock(editor.state, direction) : null;
  if (!tr) return false;
  editor.view.dispatch(closeHistory(tr));
  editor.view.focus();
  const place = blockAt(editor.state, direction);
  if (place) editor.emit("blockMoved", { index: place.index, count: place.parent.childCount });
  return true;
}

/** Takes the caret from where the browser shows it: right after a press the editor has not taken note of it yet. */
function noteCaret({ view }: Editor): void {
  const page = view.dom.ownerDocument;
  const shown = page.getSelection();
  if (!shown?.isCollapsed || !shown.focusNode || page.activeElement !== view.dom) return;
  if (!(view.state.selection instanceof TextSelection) || !view.dom.contains(shown.focusNode)) return;
  const at = view.state.doc.resolve(view.posAtDOM(shown.focusNode, shown.focusOffset));
  if (!at.parent.isTextblock || at.sameParent(view.state.selection.$from)) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at.pos)));
}

export const MoveBlock = Extension.create({
  name: "moveBlock",
  priority: 1000,
  addKeyboardShortcuts() {
    const move = (direction: -1 | 1) => () => {
      noteCaret(this.editor);
      moveSelectedBlock(this.editor, direction);
      return true;
    };
    return { "Alt-ArrowUp": move(-1), "Alt-ArrowDown": move(1) };
  },
  /** What is dropped is undone automatically, however soon after another change. */
  dispatchTransaction({ transaction, next }) {
    next(transaction.getMeta("uiEvent") === "drop" ? closeHistory(transaction) : transaction);
  },
});

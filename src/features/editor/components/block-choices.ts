import type { Editor } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { flushSync } from "react-dom";
import type { IconName } from "@/components/ui/icon-names";
import type { BlockJson } from "@/features/editor/document/block-json";
import { inText } from "./in-text";

export const blockIds = [
  "text",
  "heading2",
  "heading3",
  "heading4",
  "bulletList",
  "orderedList",
  "taskList",
  "quote",
  "code",
  "formula",
  "callout",
  "details",
  "table",
  "figure",
  "video",
  "audio",
  "file",
  "embed",
  "divider",
  "source",
] as const;
export type BlockId = (typeof blockIds)[number];

/** Those of the bar above the page; the slash menu has all. */
export const barIds = ["text", "heading2", "figure", "video", "code", "formula", "callout", "table"] as const;

export const blockIcons: Readonly<Record<BlockId, IconName>> = {
  text: "pilcrow",
  heading2: "heading-2",
  heading3: "heading-3",
  heading4: "heading-4",
  bulletList: "list",
  orderedList: "list-ordered",
  taskList: "list-checks",
  quote: "quote",
  code: "code",
  formula: "sigma",
  callout: "message-square-warning",
  details: "chevron-right",
  table: "table",
  figure: "image",
  video: "square-play",
  audio: "volume-2",
  file: "file-text",
  embed: "app-window",
  divider: "minus",
  source: "file-code",
};

const newBlocks: Partial<Record<BlockId, BlockJson>> = {
  formula: { type: "mathBlock" },
  figure: { type: "figure" },
  video: { type: "media", attrs: { kind: "video" } },
  audio: { type: "media", attrs: { kind: "audio" } },
  file: { type: "file" },
  embed: { type: "media", attrs: { kind: "embed" } },
  divider: { type: "horizontalRule" },
  source: { type: "source" },
  table: { type: "table", content: [tableRow("tableHeader"), tableRow("tableCell"), tableRow("tableCell")] },
};

function tableRow(cell: string): BlockJson {
  const one: BlockJson = { type: cell, content: [{ type: "paragraph" }] };
  return { type: "tableRow", content: [one, one, one] };
}

/** Makes the block with the cursor this kind of block, or puts a new one after it. */
export function chooseBlock(editor: Editor, id: BlockId): void {
  const chain = inText(editor);
  switch (id) {
    case "text":
      chain.clearNodes().run();
      return;
    case "heading2":
    case "heading3":
    case "heading4":
      chain.toggleHeading({ level: id === "heading2" ? 2 : id === "heading3" ? 3 : 4 }).run();
      return;
    case "bulletList":
      chain.toggleBulletList().run();
      return;
    case "orderedList":
      chain.toggleOrderedList().run();
      return;
    case "taskList":
      if (!editor.isActive("bulletList"))
        chain.toggleBulletList().updateAttributes("listItem", { checked: false }).run();
      else chain.updateAttributes("listItem", { checked: false }).run();
      return;
    case "quote":
      chain.toggleBlockquote().run();
      return;
    case "code":
      chain.toggleCodeBlock().run();
      return;
    case "callout":
      chain.wrapIn("callout", { name: "note" }).run();
      return;
    case "details":
      chain.wrapIn("details").run();
      return;
    default:
      insertBlock(editor, newBlocks[id] ?? { type: "paragraph" });
  }
}

/** Puts a block in place of the empty paragraph with the cursor, otherwise after the block of the page, and goes into it. */
export function insertBlock(editor: Editor, json: BlockJson): void {
  const { state, view } = editor;
  const node = state.schema.nodeFromJSON(json);
  const { $from } = state.selection;
  const isFree = $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
  const tr = state.tr;
  const isAtHome = isFree && $from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), node.type);
  const at = isAtHome ? $from.before() : $from.depth > 0 ? $from.after(1) : state.selection.to;
  if (isAtHome) tr.replaceRange(at, $from.after(), new Slice(Fragment.from(node), 0, 0));
  else tr.insert(at, node);
  tr.setSelection(selectionIn(tr.doc, at, node)).scrollIntoView();
  view.dispatch(tr);
  view.focus();
  if (!node.isAtom) return;
  // Tiptap tells React of the view of a new block in a microtask. It is drawn right after that, before the next key.
  queueMicrotask(() => {
    flushSync(() => undefined);
    enterFields(editor, at);
  });
}

function selectionIn(doc: Node, at: number, node: Node) {
  return node.isAtom ? NodeSelection.create(doc, at) : TextSelection.near(doc.resolve(at + 1));
}

/** Puts the focus into the first field of a block that is filled in by fields. False when it has none. */
export function enterFields(editor: Editor, position: number): boolean {
  const dom = editor.view.nodeDOM(position);
  const field =
    dom instanceof HTMLElement ? dom.querySelector<HTMLElement>("[data-open-field], input, textarea") : null;
  if (field?.matches("[data-open-field]")) field.click();
  else field?.focus();
  return field !== null;
}

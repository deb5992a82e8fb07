import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { LessonDocument } from "@/features/editor/document/lesson-document";
import type { BlockRun } from "@/features/editor/document/place-blocks";
import { findStanding, type PlacedText } from "@/features/editor/document/standing-blocks";
import { findUntouched } from "@/features/editor/document/untouched-blocks";
import { blockJsonOf } from "./block-json-of";

/** Blocks that a model wrote and no one has changed since: a few words of each, and the way to it. */
export interface WrittenBlock {
  id: string;
  words: string;
  show: () => void;
}

interface Marked {
  decorations: DecorationSet;
  /** Where each run starts, and its first words. */
  places: { id: string; words: string; at: number }[];
}

const key = new PluginKey<Marked>("writtenBlocks");
const mostWords = 60;

interface WrittenWishes {
  written: readonly PlacedText[];
  /** What is said over such a block. */
  words: string;
  /** The text as it was opened last. */
  opened: () => LessonDocument;
}

/** Marks those blocks beside the text; nothing of it is stored. They are looked for again after each change. */
export const WrittenBlocks = Extension.create<WrittenWishes>({
  name: "writtenBlocks",
  addProseMirrorPlugins() {
    return this.options.written.length > 0 ? [pluginOf(this.options)] : [];
  },
});

/** Of a formula its source, of an image what it shows. */
function firstWords(node: Node): string {
  const leafWords = ({ attrs }: Node) => String(attrs.tex || attrs.alt || attrs.label || "");
  const said = node.isAtom ? leafWords(node) : node.textBetween(0, node.content.size, " ", leafWords);
  const words = said.replace(/\s+/g, " ").trim();
  return words.length > mostWords ? `${words.slice(0, mostWords).trimEnd()}…` : words;
}

function pluginOf({ written, words, opened }: WrittenWishes): Plugin<Marked> {
  const standing = new WeakMap<LessonDocument, Map<string, BlockRun>>();
  const mark = (doc: Node): Marked => {
    const document = opened();
    const runs = standing.get(document) ?? findStanding(document.source, written);
    standing.set(document, runs);
    const blocks = doc.children.map((node) => ({ origin: node.attrs.origin, json: () => blockJsonOf(node) }));
    const starts: number[] = [];
    doc.forEach((_, offset) => void starts.push(offset));
    const untouched = [...findUntouched(document, runs, blocks)].sort(([, a], [, b]) => a.index - b.index);
    const decorations = untouched.flatMap(([, { index, count }]) =>
      Array.from({ length: count }, (_, step) => {
        const [from, node] = [starts[index + step] ?? 0, doc.child(index + step)];
        const attributes = { class: "written", ...(step === 0 && { "data-written": words }) };
        return Decoration.node(from, from + node.nodeSize, attributes);
      }),
    );
    const places = untouched.map(([id, { index, count }]) => {
      const words = doc.children.slice(index, index + count).map(firstWords);
      return { id, at: starts[index] ?? 0, words: words.find((said) => said !== "") ?? "" };
    });
    return { decorations: DecorationSet.create(doc, decorations), places };
  };
  return new Plugin<Marked>({
    key,
    state: {
      init: (_, { doc }) => mark(doc),
      apply: (transaction, before) => (transaction.docChanged ? mark(transaction.doc) : before),
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Those blocks as they are now. The same text for the same blocks, so that it can be compared. */
export function listWritten(editor: Editor): { blocks: WrittenBlock[]; text: string } {
  const places = key.getState(editor.state)?.places ?? [];
  const show = (id: string) => () => {
    const place = key.getState(editor.state)?.places.find((one) => one.id === id);
    const dom = place && editor.view.nodeDOM(place.at);
    if (!place || !(dom instanceof HTMLElement)) return;
    const { tr, doc } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place.at + 1))));
    editor.view.focus();
    dom.scrollIntoView({ block: "center" });
  };
  return {
    blocks: places.map(({ id, words }) => ({ id, words, show: show(id) })),
    text: JSON.stringify(places.map(({ id, words }) => [id, words])),
  };
}

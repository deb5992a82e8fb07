import { InputRule, nodeInputRule } from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { CalloutView } from "../views/callout-view";
import { CodeView } from "../views/code-view";
import { DetailsView } from "../views/details-view";
import { FigureView } from "../views/figure-view";
import { FileView } from "../views/file-view";
import { InlineImageView } from "../views/inline-image-view";
import { InlineMathView, MathView } from "../views/math-view";
import { MediaView } from "../views/media-view";
import { InlineSourceView, SourceView } from "../views/source-view";
import { UploadView } from "../views/upload-view";
import { storedNode } from "./stored-node";

const text = (name: string) => (attrs: Record<string, unknown>) => String(attrs[name] ?? "");

const storedMeta = {
  default: "",
  parseHTML: (element: HTMLElement) => element.getAttribute("data-meta") ?? "",
  renderHTML: ({ meta }: { meta?: unknown }) => (meta ? { "data-meta": String(meta) } : {}),
};

export const LessonCodeBlock = CodeBlock.extend({
  addAttributes() {
    return { ...this.parent?.(), meta: storedMeta };
  },
  addNodeView: () => ReactNodeViewRenderer(CodeView),
});

export const Figure = storedNode({
  name: "figure",
  defaults: { src: "", alt: "", caption: "" },
  view: FigureView,
  plainText: text("alt"),
});

export const LessonFile = storedNode({
  name: "file",
  defaults: { href: "", label: "" },
  view: FileView,
  plainText: text("label"),
});

export const Media = storedNode({
  name: "media",
  defaults: { kind: "video", label: "", attributes: {} },
  view: MediaView,
});

export const MathBlock = storedNode({
  name: "mathBlock",
  defaults: { tex: "" },
  view: MathView,
  plainText: text("tex"),
  addInputRules() {
    return [nodeInputRule({ find: /^\$\$\s$/, type: this.type })];
  },
});

export const InlineMath = storedNode({
  name: "inlineMath",
  isInline: true,
  defaults: { tex: "" },
  view: InlineMathView,
  plainText: text("tex"),
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|[\s(])\$([^\s$](?:[^$]*[^\s$])?)\$$/,
        handler: ({ state, range, match }) => {
          const tex = match[1] ?? "";
          const from = range.from + match[0].length - tex.length - 2;
          state.tr.replaceWith(from, range.to, this.type.create({ tex }));
        },
      }),
    ];
  },
});

export const Callout = storedNode({
  name: "callout",
  content: "block+",
  defining: true,
  defaults: { name: "note", title: "", isAlert: false },
  view: CalloutView,
  addInputRules() {
    return [
      new InputRule({
        find: /^:::(note|tip|important|warning|caution|example)\s$/,
        handler: ({ chain, range, match }) => {
          chain().deleteRange(range).wrapIn(this.name, { name: match[1] }).run();
        },
      }),
    ];
  },
});

export const Details = storedNode({
  name: "details",
  content: "block+",
  defining: true,
  defaults: { summary: "" },
  view: DetailsView,
});

export const Source = storedNode({ name: "source", defaults: { text: "" }, view: SourceView, plainText: text("text") });

/** Not part of a text: nothing is written for it. */
export const Upload = storedNode({ name: "upload", defaults: { key: "", alt: "" }, view: UploadView });

export const InlineSource = storedNode({
  name: "inlineSource",
  isInline: true,
  defaults: { text: "" },
  view: InlineSourceView,
  plainText: text("text"),
});

export const InlineImage = storedNode({
  name: "inlineImage",
  isInline: true,
  defaults: { src: "", alt: "", title: "" },
  view: InlineImageView,
  plainText: text("alt"),
});

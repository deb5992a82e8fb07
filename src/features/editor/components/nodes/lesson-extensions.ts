import { Extension, type Extensions } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { MoveBlock } from "../move-block";
import {
  Callout,
  Details,
  Figure,
  InlineImage,
  InlineMath,
  InlineSource,
  LessonCodeBlock,
  LessonFile,
  MathBlock,
  Media,
  Source,
  Upload,
} from "./block-nodes";
import { LessonBulletList, LessonListItem, LessonOrderedList } from "./list-nodes";

const blocks = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "blockquote",
  "codeBlock",
  "horizontalRule",
  "table",
  "figure",
  "file",
  "media",
  "mathBlock",
  "callout",
  "details",
  "source",
];

/** Where a top-level block stood when the lesson was opened; the document core finds its old bytes by it. */
const Origin = Extension.create({
  name: "origin",
  addGlobalAttributes: () => [
    {
      types: blocks,
      attributes: { origin: { default: null, rendered: false, keepOnSplit: false, parseHTML: () => null } },
    },
  ],
});

const align = {
  align: {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const found = element.getAttribute("align") ?? element.style.textAlign;
      return found === "left" || found === "right" || found === "center" ? found : null;
    },
    renderHTML: ({ align }: { align: string | null }) => (align ? { "data-align": align } : {}),
  },
};

const LessonTableCell = TableCell.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), ...align };
  },
});

const LessonTableHeader = TableHeader.extend({
  content: "paragraph",
  addAttributes() {
    return { ...this.parent?.(), ...align };
  },
});

const isHarmless = (address: string): boolean =>
  !/^(?:javascript|data|vbscript):/i.test([...address].filter((letter) => letter > " ").join(""));

/** Everything that a lesson may be made of, and the keys and shortcuts that belong to it. */
export const lessonExtensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    underline: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      protocols: ["lesson"],
      isAllowedUri: (address) => isHarmless(address),
      shouldAutoLink: (address) => /^(?:https?:\/\/|www\.)/i.test(address),
      HTMLAttributes: { target: null, rel: null },
    },
    dropcursor: { class: "drop-line", color: false, width: 2 },
  }),
  Code.extend({ excludes: "" }),
  LessonBulletList,
  LessonOrderedList,
  LessonListItem,
  LessonCodeBlock,
  Table.configure({ resizable: false }),
  TableRow,
  LessonTableHeader,
  LessonTableCell,
  Figure,
  LessonFile,
  Media,
  MathBlock,
  InlineMath,
  Callout,
  Details,
  Source,
  Upload,
  InlineSource,
  InlineImage,
  Origin,
  MoveBlock,
];

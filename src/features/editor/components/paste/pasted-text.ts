import { Fragment, type ResolvedPos, type Schema, Slice } from "@tiptap/pm/model";
import { openLesson } from "@/features/editor/document/lesson-document";

/**
 * Text without formatting is read as Markdown: what is not Markdown comes in as the paragraphs it is. With `plain`
 * (pasted with Shift) nothing in it means anything. One paragraph joins the line that it is pasted into.
 */
export function parsePastedText(text: string, context: ResolvedPos, plain: boolean, schema: Schema): Slice {
  const blocks = plain
    ? text.split(/(?:\r\n?|\n)+/).map((line) => schema.node("paragraph", null, line ? schema.text(line) : undefined))
    : openLesson(text).blocks.map(({ attrs, ...block }) =>
        schema.nodeFromJSON({ ...block, attrs: { ...attrs, origin: null } }),
      );
  const joinsStart = blocks[0]?.type.name === "paragraph" && context.parent.isTextblock;
  const joinsEnd = blocks.at(-1)?.type.name === "paragraph" && context.parent.isTextblock;
  return new Slice(Fragment.from(blocks), joinsStart ? 1 : 0, joinsEnd ? 1 : 0);
}

import { hideEscaped } from "@/features/questions/formats/gift/gift-text";

/** One question as it is in the file. */
export interface GiftBlock {
  /** Of its first line, from 1. */
  line: number;
  /** Without comments, escaped characters hidden. */
  text: string;
  /** Those that comments in it or right before it name. */
  tags: string[];
}

export interface GiftFile {
  blocks: GiftBlock[];
  /** Lines that name a category, from 1. */
  categories: number[];
}

/** Questions are apart by blank lines, of which comments are none. */
export function splitGift(source: string): GiftFile {
  const blocks: GiftBlock[] = [];
  const categories: number[] = [];
  let open: GiftBlock | null = null;
  /** Of comments that no question follows yet. */
  let before: string[] = [];
  for (const [at, line] of source.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*\/\//.test(line)) {
      (open?.tags ?? before).push(...tagsIn(line));
      continue;
    }
    if (/^\s*\$CATEGORY:/i.test(line)) {
      categories.push(at + 1);
      continue;
    }
    const text = hideEscaped(line).trim();
    if (text === "") {
      open = null;
      before = [];
    } else if (open) open.text += `\n${text}`;
    else {
      open = { line: at + 1, text, tags: before };
      before = [];
      blocks.push(open);
    }
  }
  return { blocks: joinAnswers(blocks), categories };
}

/** Moodle names tags in comments, as in "// [id:12] [tag:knots]", a closing bracket in one as "\]". */
const tagsIn = (comment: string): string[] =>
  [...comment.matchAll(/\[tag:((?:\\\]|[^\]<>`\p{Cc}]){1,255})\]/gu)].map(([, tag = ""]) =>
    tag.replaceAll("\\]", "]").trim(),
  );

/** A blank line between braces is one of the question's own, if they are closed further down before others open. */
function joinAnswers(blocks: readonly GiftBlock[]): GiftBlock[] {
  const joined: GiftBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const isUnclosed = block.text.lastIndexOf("{") > block.text.lastIndexOf("}");
    const end = isUnclosed ? blocks.findIndex(({ text }, place) => place > at && /[{}]/.test(text)) : -1;
    if (end === -1 || !/^[^{]*\}/.test(blocks[end]?.text ?? "")) {
      joined.push(block);
      continue;
    }
    const parts = blocks.slice(at, end + 1);
    const text = parts.map((each) => each.text).join("\n\n");
    joined.push({ line: block.line, text, tags: parts.flatMap((each) => each.tags) });
    at = end;
  }
  return joined;
}

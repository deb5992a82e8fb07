import { hideEscaped } from "@/features/questions/formats/gift/gift-text";

/** One question as it is in the file. */
export interface GiftBlock {
  /** Of its first line, from 1. */
  line: number;
  /** Without comments, escaped characters hidden. */
  text: string;
  /** Those that comments in it or right before it name. */
  tags: string[];
  /** The last category that is named before it, as it is in the file. */
  category?: GiftCategory;
}

export interface GiftCategory {
  /** From 1. */
  line: number;
  path: string;
}

export interface GiftFile {
  blocks: GiftBlock[];
  categories: GiftCategory[];
}

/** Questions are apart by blank lines, of which comments are none. */
export function splitGift(source: string): GiftFile {
  const blocks: GiftBlock[] = [];
  const categories: GiftCategory[] = [];
  let open: GiftBlock | null = null;
  /** Of comments that no question follows yet. */
  let before: string[] = [];
  for (const [at, line] of source.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*\/\//.test(line)) {
      (open?.tags ?? before).push(...tagsIn(line));
      continue;
    }
    const [, path] = /^\s*\$CATEGORY:(.*)$/i.exec(line) ?? [];
    if (path !== undefined) {
      categories.push({ line: at + 1, path: path.trim() });
      continue;
    }
    const text = hideEscaped(line).trim();
    if (text === "") {
      open = null;
      before = [];
    } else if (open) open.text += `\n${text}`;
    else {
      const category = categories.at(-1);
      open = { line: at + 1, text, tags: before, ...(category && { category }) };
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
    joined.push({ ...block, text, tags: parts.flatMap((each) => each.tags) });
    at = end;
  }
  return joined;
}

import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { type GiftKey, type GiftKind, GiftProblem } from "@/features/questions/formats/gift/gift-kind";
import { type GiftFormat, giftMarkdown, showEscaped, takeFormat } from "@/features/questions/formats/gift/gift-text";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import { type KindMeans, noKey } from "@/features/questions/question-authoring";
import { addRead, emptyRead } from "../add-read";
import { moodleGroup } from "../groups";
import type { ReadIssue, ReadQuestions } from "../read-questions";
import { type GiftBlock, splitGift } from "./gift-blocks";
import { blankBetweenWords, giftKinds } from "./kinds";

/** A character that no text has, where the answers were while the text is made Markdown. */
const held = String.fromCharCode(0xfde0);

/** What a question's text has where its answers were between words that can't be asked for there. */
const missingWord = "_____";

/** Questions of a file in Moodle's GIFT format, as Moodle's own reader understands it. */
export function readGift(source: string, means: ReadMeans): ReadQuestions {
  const { blocks, categories } = splitGift(source);
  const read = emptyRead();
  const groups = new Map(categories.map((category) => [category, moodleGroup(category.path)]));
  for (const block of blocks) {
    const about = aboutOf(block.text);
    const told = { line: block.line, about };
    const lose = (code: ReadIssue["code"]) => read.issues.push({ ...told, code, isLost: true });
    try {
      const { question, issues } = readBlock(block, means);
      const [problem] = findQuestionProblems(question);
      if (problem) lose(problem.code);
      else
        addRead(
          read,
          told,
          { question, issues, found: block, group: block.category && groups.get(block.category) },
          means.isMarked,
        );
    } catch (error) {
      if (!(error instanceof GiftProblem)) throw error;
      lose(error.code);
    }
  }
  if (!means.isGrouped)
    for (const { line } of categories) read.issues.push({ line, about: "", code: "category", isLost: false });
  read.issues.sort((a, b) => a.line - b.line);
  return read;
}

const aboutOf = (text: string): string => showEscaped(text.replace(/\s+/g, " "), " ").slice(0, 80);

function readBlock({ text }: GiftBlock, means: KindMeans): { question: EditedQuestion; issues: GiftKey["issues"] } {
  const [, , unnamed = ""] = /^(::[\s\S]*?::)?([\s\S]*)$/.exec(text) ?? [];
  if (unnamed.startsWith("::")) throw new GiftProblem("unclosed_title");
  const open = unnamed.indexOf("{");
  if (open === -1) throw new GiftProblem(unnamed.includes("}") ? "braces" : "description");
  const close = unnamed.indexOf("}", open);
  if (close === -1) throw new GiftProblem("no_closing_brace");
  const inside = unnamed.slice(open + 1, close);
  const behind = unnamed.slice(close + 1).trim();
  const before = unnamed.slice(0, open).trim();
  if (inside.includes("{") || /[{}]/.test(behind) || before.includes("}")) throw new GiftProblem("braces");
  const { format, text: asked } = takeFormat(before, "moodle");
  // Quotes and such behind the last brace are no words: Moodle's own examples have them.
  const isBetween = /[\p{L}\p{N}.?!]/u.test(behind);
  const { answers, general } = withoutGeneral(inside);
  const { key: found, kind } = readKey(answers, format, means);
  const blank = isBetween && found.issues.length === 0 ? kind.blank?.of(found, blankBetweenWords.shared) : null;
  const { issues, ...key } = blank ? blankBetweenWords.read(blank) : found;
  const spaces = { before: /\s$/.test(unnamed.slice(0, open)), behind: /^\s/.test(unnamed.slice(close + 1)) };
  const parts = [asked, spaces.before && " ", held, spaces.behind && " ", behind];
  const whole = isBetween ? parts.filter((part) => part !== false).join("") : asked;
  const question: EditedQuestion = {
    text: giftMarkdown({ format, text: whole }).replace(held, blank ? blankBetweenWords.mark : missingWord),
    points: 1,
    explanation: general === "" ? "" : giftMarkdown(takeFormat(general, format)),
    penalty: 0,
    feedback: "",
    ...noKey,
    ...key,
  };
  return { question: fitToKind(question), issues };
}

/** "####" begins what everyone is told afterwards. */
function withoutGeneral(inside: string): { answers: string; general: string } {
  const at = inside.indexOf("####");
  if (at === -1) return { answers: inside.trim(), general: "" };
  return { answers: inside.slice(0, at).trim(), general: inside.slice(at + 4).trim() };
}

function readKey(answers: string, format: GiftFormat, means: KindMeans): { key: GiftKey; kind: GiftKind } {
  for (const kind of giftKinds) {
    const key = kind.read(answers, format, means);
    if (key) return { key, kind };
  }
  throw new GiftProblem("type");
}

import type { EditedQuestion } from "@/features/questions/edited-question";
import type { Tell, UnsaidIssue } from "@/features/questions/formats/issues";
import type { WrittenPicture } from "@/features/questions/formats/picture-means";
import type { QuestionMarks } from "@/features/questions/marks";
import { questionType } from "@/features/questions/registry";
import type { ZippedFile } from "@/lib/zip/write-zip";
import { writeAiken } from "./aiken/write-aiken";
import { giftCategory, writeGift } from "./gift/write-gift";
import { moodleCategory, quizOf, writeMoodleXml } from "./moodle-xml/write-moodle-xml";
import { picturePaths, type WrittenPictures } from "./pictures";
import { writeQti } from "./qti/writing/write-item";
import { qtiPackage } from "./qti/writing/write-package";
import type { WrittenFormat } from "./read-questions";

/** What a format can't say of a question, or why a question isn't in the file. */
export interface WriteIssue {
  /** The question's place, from 1. */
  number: number;
  code: UnsaidIssue | "type" | "on_image";
  /** The question isn't in the file. */
  isLost: boolean;
}

/** The lesson that asks a question, in a file of a whole course. */
export interface AskingLesson {
  title: string;
}

/** A written question with what it is found by, the lesson that asks it, and the images that it shows. */
export interface WrittenItem {
  source: string;
  marks: QuestionMarks;
  lesson: AskingLesson | undefined;
  pictures: WrittenPicture[];
}

export interface WrittenQuestions {
  /** "" where the format is a package. */
  source: string;
  /** What is to be packed; null where the format is one text. */
  files: ZippedFile[] | null;
  /** How many questions are in it. */
  count: number;
  issues: WriteIssue[];
}

/** One question, or null where the format has none of its type; what it can't say is told. Numbers are from 1, `pictures` those of all questions. */
export type QuestionWriter = (
  question: EditedQuestion,
  tell: Tell,
  means: { number: number; pictures: WrittenPictures; marks: QuestionMarks },
) => string | null;

const writers: Record<WrittenFormat, QuestionWriter> = {
  gift: writeGift,
  "moodle-xml": writeMoodleXml,
  aiken: writeAiken,
  qti21: writeQti("2.1"),
  qti22: writeQti("2.2"),
  qti30: writeQti("3.0"),
};

/** What a format has around the questions of a file. */
const around: Partial<Record<WrittenFormat, (questions: string) => string>> = { "moodle-xml": quizOf };

/** What a format has before the first question of a lesson. */
const headings: Partial<Record<WrittenFormat, (title: string) => string>> = {
  gift: giftCategory,
  "moodle-xml": moodleCategory,
};

/** Formats of which a file is a package. */
const packers: Partial<Record<WrittenFormat, (written: readonly WrittenItem[]) => ZippedFile[]>> = {
  qti21: (written) => qtiPackage("2.1", written),
  qti22: (written) => qtiPackage("2.2", written),
  qti30: (written) => qtiPackage("3.0", written),
};

const text = "text/plain;charset=utf-8";
const zip = "application/zip";

/** How the names of its files end, and their type. */
export const fileKinds: Record<WrittenFormat, { ending: string; type: string }> = {
  gift: { ending: "gift.txt", type: text },
  "moodle-xml": { ending: "xml", type: "application/xml" },
  aiken: { ending: "aiken.txt", type: text },
  qti21: { ending: "qti21.zip", type: zip },
  qti22: { ending: "qti22.zip", type: zip },
  qti30: { ending: "qti30.zip", type: zip },
};

/** Texts of these can't hold images. */
const withoutPictures = new Set<WrittenFormat>(["gift", "aiken"]);

const withoutTags = new Set<WrittenFormat>(["aiken"]);
const withoutDifficulty = new Set<WrittenFormat>(["gift", "moodle-xml", "aiken"]);
const noMarks: QuestionMarks = { tags: [], difficulty: null };

const withoutLessons = new Set<WrittenFormat>(["aiken"]);

/** Without its image, nothing of it would be left. */
const isOnImage = ({ type }: EditedQuestion): boolean => questionType(type).picture !== undefined;

/** Questions that lack something are written as they are: whoever reads the file is told. `pictures`: those images of the questions that could be had; `marks`: of questions of a bank; `lessons`: those that ask them, in a file of a whole course. */
export function writeQuestions(
  format: WrittenFormat,
  questions: readonly EditedQuestion[],
  pictures: WrittenPictures = new Map(),
  marks: ReadonlyMap<EditedQuestion, QuestionMarks> = new Map(),
  lessons: ReadonlyMap<EditedQuestion, AskingLesson> = new Map(),
): WrittenQuestions {
  const known: WrittenPictures = withoutPictures.has(format) ? new Map() : pictures;
  const issues: WriteIssue[] = [];
  const written = questions.flatMap((question, at) => {
    const codes = new Set<WriteIssue["code"]>();
    const number = at + 1;
    const ofIt = marks.get(question) ?? noMarks;
    const source = writers[format](question, (code) => codes.add(code), { number, pictures: known, marks: ofIt });
    if (ofIt.tags.length > 0 && withoutTags.has(format)) codes.add("tags");
    if (ofIt.difficulty !== null && withoutDifficulty.has(format)) codes.add("difficulty");
    const lesson = lessons.get(question);
    if (lesson && withoutLessons.has(format)) codes.add("lesson");
    const shown = picturePaths(question).map((path) => known.get(path));
    if (shown.includes(undefined)) codes.add("image");
    if (source === null) issues.push({ number, code: isOnImage(question) ? "on_image" : "type", isLost: true });
    else for (const code of codes) issues.push({ number, code, isLost: false });
    const found = shown.filter((picture) => picture !== undefined);
    return source === null ? [] : { source, marks: ofIt, lesson, pictures: found };
  });
  const files = packers[format]?.(written) ?? null;
  const heading = headings[format];
  const lines = written
    .flatMap(({ source, lesson }, at) => {
      const isFirst = lesson && written[at - 1]?.lesson !== lesson;
      return isFirst && heading ? [heading(lesson.title), source] : [source];
    })
    .map((part) => `${part}\n`)
    .join("\n");
  return { source: files ? "" : (around[format]?.(lines) ?? lines), files, count: written.length, issues };
}

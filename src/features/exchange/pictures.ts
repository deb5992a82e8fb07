import { markPicture, splitPicture } from "@/features/media/picture-mark";
import { localPath, readReferences, replaceReferences, toDestination } from "@/features/media/references";
import { comparesAnswers } from "@/features/questions/authoring";
import { changeTexts } from "@/features/questions/body-texts";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { pictureKeys } from "@/features/questions/formats/picture-key";
import type { WrittenPicture } from "@/features/questions/formats/picture-means";

/** By the path in the course by which texts name it. */
export type WrittenPictures = ReadonlyMap<string, WrittenPicture>;

/** Names for the files of images, by their paths: what every system may call a file, and no two the same. */
export function pictureNames(paths: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const path of paths) {
    const last = path.split("/").at(-1) ?? "";
    const plain = last.normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "-");
    const free = [plain, ...paths.map((_, at) => `${at + 2}-${plain}`)].find((name) => !taken.has(name.toLowerCase()));
    names.set(path, free ?? plain);
    taken.add((free ?? plain).toLowerCase());
  }
  return names;
}

export const isPictureName = (name: string): boolean => /\.(?:png|apng|jpe?g|gif|webp|avif|svg)$/i.test(name);

const mayHold = /\]\(|\]:|<img/i;

/** A Markdown text with the addresses of its images changed; null leaves one. `path` is without the mark of decoration, which stays. */
export function changePictures(markdown: string, change: (path: string) => string | null): string {
  if (!mayHold.test(markdown)) return markdown;
  return replaceReferences(markdown, picturesIn(markdown), ({ url }) => {
    const { path, mark } = splitPicture(url);
    const local = localPath(path.replace(/^asset:/i, ""));
    const found = local && change(local.path);
    return found === null ? null : markPicture(found, mark);
  });
}

/** None in a text that is nested too deeply to be parsed. */
function picturesIn(markdown: string) {
  try {
    return readReferences(markdown).filter(({ kind }) => kind !== "link");
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The question with each of its Markdown texts changed. Answers that are compared letter for letter stay. */
export function changeQuestionTexts(question: EditedQuestion, change: (markdown: string) => string): EditedQuestion {
  return {
    ...question,
    text: change(question.text),
    explanation: change(question.explanation),
    feedback: change(question.feedback),
    answers: question.answers.map((answer) => ({
      ...answer,
      text: comparesAnswers(question.type) ? answer.text : change(answer.text),
      explanation: change(answer.explanation),
    })),
    body: changeTexts(question.body, change),
  };
}

/** Paths of the course's images that the question shows. */
export function picturePaths(question: EditedQuestion): string[] {
  const paths = new Set<string>();
  changeQuestionTexts(question, (markdown) =>
    changePictures(markdown, (path) => {
      paths.add(path);
      return null;
    }),
  );
  return [...paths];
}

/** What stands for images in questions that were read. */
export const keysIn = (questions: readonly EditedQuestion[]): string[] => [
  ...new Set(JSON.stringify(questions).match(pictureKeys)),
];

/** The question with the paths of its images, now that they are stored. */
export const withStoredPictures = (question: EditedQuestion, paths: ReadonlyMap<string, string>): EditedQuestion =>
  changeQuestionTexts(question, (markdown) =>
    markdown.replace(pictureKeys, (found) => {
      const path = paths.get(found);
      return path === undefined ? found : toDestination(path);
    }),
  );

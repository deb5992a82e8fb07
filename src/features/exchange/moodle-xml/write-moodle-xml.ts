import { moodleCategoryPath } from "@/features/questions/formats/moodle-category";
import { weightOfWrong } from "@/features/questions/formats/moodle-weight";
import { textElement } from "@/features/questions/formats/moodle-xml/xml-text";
import { changePictures, changeQuestionTexts } from "../pictures";
import type { QuestionWriter } from "../write-questions";
import { embeddedAddress, withFiles } from "./embedded-pictures";
import { moodleKind } from "./kinds";

/** As Moodle's reader takes it: texts are Markdown, and what Moodle shows as plain words is written so. */
export const writeMoodleXml: QuestionWriter = (stored, tell, { pictures, marks }) => {
  const kind = moodleKind(stored.type);
  if (!kind) return null;
  const addressOf = (path: string) => {
    const picture = pictures.get(path);
    return picture ? embeddedAddress(picture.name) : null;
  };
  const question = changeQuestionTexts(stored, (markdown) => changePictures(markdown, addressOf));
  if (question.penalty > 0 && !(kind.saysPenalty && weightOfWrong(question.penalty) !== null)) tell("penalty");
  const general = [question.explanation, question.feedback]
    .map((words) => words.trim())
    .filter((words) => words !== "");
  const text = kind.writeText?.(question, tell) ?? question.text;
  const elements = [
    textElement("name", nameOf(stored.text)),
    textElement("questiontext", text, "markdown"),
    textElement("generalfeedback", general.join("\n\n"), "markdown"),
    ...(kind.writeText ? [] : [`<defaultgrade>${question.points}</defaultgrade>`]),
    ...kind.write(question, tell),
    ...(marks.tags.length > 0 ? [tagsElement(marks.tags)] : []),
  ];
  return withFiles(
    `<question type="${kind.names[0]}">\n${elements.map((element) => `  ${element}\n`).join("")}</question>`,
    pictures,
  );
};

export const quizOf = (questions: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}</quiz>\n`;

/** A category of Moodle for the questions after it. */
export const moodleCategory = (title: string): string =>
  `<question type="category">\n  ${textElement("category", moodleCategoryPath(title))}\n</question>`;

const tagsElement = (tags: readonly string[]): string =>
  `<tags>${tags.map((tag) => textElement("tag", tag)).join("")}</tags>`;

/** Questions have no names here, and Moodle lists them by theirs. */
const nameOf = (text: string): string => [...text.trim().replace(/\s+/g, " ")].slice(0, 80).join("");

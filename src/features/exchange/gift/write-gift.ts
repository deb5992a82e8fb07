import type { EditedQuestion } from "@/features/questions/edited-question";
import { escaped } from "@/features/questions/formats/gift/gift-text";
import { moodleCategoryPath } from "@/features/questions/formats/moodle-category";
import { weightOfWrong } from "@/features/questions/formats/moodle-weight";
import { noKey } from "@/features/questions/question-authoring";
import type { QuestionWriter } from "../write-questions";
import { blankBetweenWords, giftKind, giftKinds } from "./kinds";

/** As Moodle's reader takes it: texts are Markdown. Of blanks, it has a form for one between words. */
export const writeGift: QuestionWriter = (given, tell, { marks }) => {
  const blank = unblanked(given);
  const { question, before, behind } = blank ?? { question: given, before: given.text.trim(), behind: "" };
  const kind = giftKind(question.type);
  if (!kind) return null;
  if (blank?.hasFeedback) tell("feedback");
  if (question.points !== 1) tell("points");
  const isPenaltySaid = !blank && kind.saysPenalty && weightOfWrong(given.penalty) !== null;
  const penalty = isPenaltySaid ? given.penalty : 0;
  if (penalty !== given.penalty) tell("penalty");
  const general = [question.explanation, question.feedback].filter((words) => words.trim() !== "").join("\n\n");
  const afterwards = general === "" ? "" : `\n####${escaped(general)}`;
  const tags = marks.tags.length > 0 ? `// ${marks.tags.map((tag) => `[tag:${tag}]`).join(" ")}\n` : "";
  return `${tags}[markdown]${escaped(before.trimStart())}{${kind.write({ ...question, penalty }, tell)}${afterwards}}${escaped(behind.trimEnd())}`;
};

/** A category of Moodle for the questions after it. */
export const giftCategory = (title: string): string => `$CATEGORY: ${moodleCategoryPath(title)}`;

/** A question with one blank between words as one of the type that GIFT has for it, and the words around; null for any other. */
function unblanked(given: EditedQuestion) {
  const split = blankBetweenWords.split(given);
  if (!split) return null;
  const { blank, ...words } = split;
  const [key] = giftKinds.flatMap((kind) => kind.blank?.from(blank) ?? []);
  return key ? { question: { ...given, ...noKey, ...key }, ...words, hasFeedback: blank.feedback.trim() !== "" } : null;
}

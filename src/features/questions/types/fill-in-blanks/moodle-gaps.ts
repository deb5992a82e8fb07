import { childrenOf, numberIn, textIn, valueIn } from "../../formats/moodle-xml/elements";
import type { MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { type MoodleText, moodleMarkdown } from "../../formats/moodle-xml/moodle-text";
import type { Blank, Choice } from "./body";
import { markOf } from "./marks";

/** Characters that no text has, around a blank's number while its text is made Markdown. */
const [opening, closing] = [String.fromCharCode(0xfdd0), String.fromCharCode(0xfdd1)];
const held = new RegExp(`${opening}(\\d+)${closing}`, "g");

export const holdBlank = (key: string): string => `${opening}${key}${closing}`;
export const withoutHeld = (words: string): string => words.replaceAll(opening, "").replaceAll(closing, "");

/** A text with held blanks as Markdown with their marks. What only looks like a mark is shown as it is and is none. */
export function markedMarkdown(text: MoodleText): string {
  return moodleMarkdown(text)
    .replace(/\[\[(?=[1-9]\d{0,2}\]\])/g, "[&#91;")
    .replace(held, (_, key: string) => markOf(key));
}

/** A choice that a gap of a group may be filled with. */
interface GapOption {
  text: string;
  group: string;
}

/**
 * "Select missing words" and "drag and drop into text": `[[2]]` is filled by the second option, among those of its group. That a
 * dragged option can be used once is lost: each blank here is a list of its own.
 */
export const readGaps: MoodleKind["read"] = (question, { newId }) => {
  const options = [...childrenOf(question, "selectoption"), ...childrenOf(question, "dragbox")].map(
    (option): GapOption => ({
      text: moodleMarkdown({ ...textIn(option), format: "moodle_auto_format" }),
      group: String(numberIn(valueIn(option, "group")) ?? 1),
    }),
  );
  const blanks: Blank[] = [];
  const { format, words } = textIn(childrenOf(question, "questiontext")[0]);
  const text = withoutHeld(words).replace(/\[\[(\d{1,3})\]\]/g, (_, number: string) => {
    const right = options[Number(number) - 1];
    const key = `${blanks.length + 1}`;
    blanks.push({ kind: "dropdown", key, feedback: "", choices: right ? choicesOf(right, options, newId) : [] });
    return holdBlank(key);
  });
  return { type: "FILL_IN_BLANKS", text: markedMarkdown({ format, words: text }), body: { blanks }, issues: [] };
};

function choicesOf(right: GapOption, options: readonly GapOption[], newId: () => string): Choice[] {
  const texts = new Set(options.filter(({ group }) => group === right.group).map(({ text }) => text));
  return [...texts].map((text) => ({ id: newId(), text, isCorrect: text === right.text, feedback: "" }));
}

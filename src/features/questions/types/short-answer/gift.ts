import type { EditedAnswer } from "../../edited-question";
import { fullWeight, type GiftKind, optionLine, readAnswer } from "../../formats/gift/gift-kind";
import { giftMarkdown, showEscaped, takeFormat } from "../../formats/gift/gift-text";
import { acceptedOf, starredOf } from "../../formats/star-patterns";
import { emptyBlank } from "../fill-in-blanks/authoring";

export const shortAnswerGift: GiftKind = {
  /** What is no other type's key. */
  read(written, format, means) {
    const [, ...parts] = written.includes("=") ? written.split("=") : ["", written];
    const answers = parts.map((part) => readAnswer(part, fullWeight));
    const full = answers.filter(({ weight, text }) => weight === fullWeight && text !== "*");
    return {
      type: "SHORT_ANSWER",
      answers: full.map(({ text, feedback }) => ({
        ...acceptedOf(showEscaped(text), means.newId()),
        explanation: giftMarkdown(takeFormat(feedback, format)),
      })),
      issues: full.length < answers.length ? ["part_of_points"] : [],
    };
  },
  write: ({ answers }, tell) =>
    answers
      .map((answer) => {
        if (answer.isCaseSensitive) tell("case");
        const words = starredOf(answer);
        if (words !== null) return optionLine("=", answer, null, words);
        tell("pattern");
        return "";
      })
      .join(""),
  blank: {
    of({ answers = [] }, { key }) {
      const isPlain = answers.every(({ isPattern, explanation }) => !isPattern && explanation === "");
      return isPlain ? { ...emptyBlank(key), accepted: answers.map(({ text }) => text) } : null;
    },
    from(blank) {
      if (blank.kind !== "text") return null;
      const { key: id, isCaseSensitive } = blank;
      const answers = blank.accepted.map(
        (text): EditedAnswer => ({ id, text, isCorrect: true, explanation: "", isCaseSensitive, isPattern: false }),
      );
      return { type: "SHORT_ANSWER", answers };
    },
  },
};

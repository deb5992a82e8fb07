import type { EditedAnswer } from "../../edited-question";
import { fullWeight, type GiftKind, optionLine, readAnswer } from "../../formats/gift/gift-kind";
import { giftMarkdown, showEscaped, takeFormat } from "../../formats/gift/gift-text";
import { creditOfWeight, weightOfCredit } from "../../formats/moodle-weight";
import { acceptedOf, starredOf } from "../../formats/star-patterns";
import { emptyBlank } from "../fill-in-blanks/authoring";

export const shortAnswerGift: GiftKind = {
  /** What is no other type's key. */
  read(written, format, means) {
    const [, ...parts] = written.includes("=") ? written.split("=") : ["", written];
    const answers = parts.map((part) => readAnswer(part, fullWeight));
    return {
      type: "SHORT_ANSWER",
      answers: answers.map(({ text, feedback, weight }) => ({
        ...acceptedOf(showEscaped(text), means.newId()),
        isCorrect: weight === fullWeight,
        explanation: giftMarkdown(takeFormat(feedback, format)),
        ...creditOfWeight(weight),
      })),
      issues: answers.some(({ weight }) => weight < 0) ? ["weights"] : [],
    };
  },
  write: ({ answers }, tell) =>
    answers
      .map((answer) => {
        if (answer.isCaseSensitive) tell("case");
        const words = starredOf(answer);
        const weight = answer.isCorrect ? null : weightOfCredit(answer.credit ?? 0, tell);
        if (words !== null) return optionLine("=", answer, weight, words);
        tell("pattern");
        return "";
      })
      .join(""),
  blank: {
    of({ answers = [] }, { key }) {
      const isPlain = answers.every(
        ({ isCorrect, isPattern, explanation }) => isCorrect && !isPattern && explanation === "",
      );
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

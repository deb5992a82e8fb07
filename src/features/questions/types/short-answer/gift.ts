import type { EditedAnswer } from "../../edited-question";
import { fullWeight, type GiftKind, optionLine, readAnswer } from "../../formats/gift/gift-kind";
import { giftMarkdown, showEscaped, takeFormat } from "../../formats/gift/gift-text";
import { creditOfWeight, weightOfCredit } from "../../formats/moodle-weight";
import { acceptedOf, starredOf } from "../../formats/star-patterns";
import { emptyBlank } from "../fill-in-blanks/authoring";
import { mostTexts } from "../fill-in-blanks/body";
import { allCredit, storedText, textsOf } from "../fill-in-blanks/known-answers";

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
      if (answers.length > mostTexts || answers.some(({ isPattern }) => isPattern)) return null;
      const accepted = answers.map(({ text, isCorrect, credit = 0, explanation: feedback }) =>
        storedText({ text, credit: isCorrect ? allCredit : credit, feedback }),
      );
      return { ...emptyBlank(key), accepted };
    },
    from(blank) {
      if (blank.kind !== "text") return null;
      const { key: id, isCaseSensitive } = blank;
      const answers = textsOf(blank).map(
        ({ text, credit, feedback: explanation }): EditedAnswer => ({
          ...{ id, text, isCorrect: credit === allCredit, explanation, isCaseSensitive, isPattern: false },
          ...(credit > 0 && credit < allCredit && { credit }),
        }),
      );
      return { type: "SHORT_ANSWER", answers };
    },
  },
};

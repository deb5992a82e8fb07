import type { EditedAnswer } from "../../edited-question";
import { type GiftKind, optionLine } from "../../formats/gift/gift-kind";
import { weightOfWrong } from "../../formats/wrong-weight";
import { readGiftChoice } from "../../shared/choice-gift";

export const singleChoiceGift: GiftKind = {
  read(written, format, means) {
    const { isOne = false, ...key } = readGiftChoice(written, format, means) ?? { issues: [] };
    return isOne ? { type: "SINGLE_CHOICE", ...key } : null;
  },
  write({ answers, penalty }) {
    const ofWrong = weightOfWrong(penalty) || null;
    return answers
      .map((answer) => optionLine(answer.isCorrect ? "=" : "~", answer, answer.isCorrect ? null : ofWrong))
      .join("");
  },
  saysPenalty: true,
  blank: {
    of: ({ answers = [] }, shared) => ({
      ...{ kind: "dropdown", ...shared },
      choices: answers.map(({ id, text, isCorrect, explanation }) => ({ id, text, isCorrect, feedback: explanation })),
    }),
    from(blank) {
      if (blank.kind !== "dropdown") return null;
      const answers = blank.choices.map(
        ({ feedback, ...choice }): EditedAnswer => ({
          ...{ ...choice, explanation: feedback },
          ...{ isCaseSensitive: false, isPattern: false },
        }),
      );
      return { type: "SINGLE_CHOICE", answers };
    },
  },
};

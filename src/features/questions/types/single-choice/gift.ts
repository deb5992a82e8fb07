import type { EditedAnswer } from "../../edited-question";
import { type GiftKind, optionLine } from "../../formats/gift/gift-kind";
import { weightOfCredit, weightOfWrong } from "../../formats/moodle-weight";
import { readGiftChoice } from "../../shared/choice-gift";

export const singleChoiceGift: GiftKind = {
  read(written, format, means) {
    const { isOne = false, ...key } = readGiftChoice(written, format, means) ?? { issues: [] };
    return isOne ? { type: "SINGLE_CHOICE", ...key } : null;
  },
  write({ answers, penalty }, tell) {
    const ofWrong = weightOfWrong(penalty) || null;
    const weightOf = ({ isCorrect, credit }: EditedAnswer) => {
      if (isCorrect) return null;
      return credit === undefined ? ofWrong : weightOfCredit(credit, tell);
    };
    return answers.map((answer) => optionLine(answer.isCorrect ? "=" : "~", answer, weightOf(answer))).join("");
  },
  saysPenalty: true,
  blank: {
    of({ answers = [] }, shared) {
      if (answers.some(({ credit }) => credit !== undefined)) return null;
      const choices = answers.map(({ id, text, isCorrect, explanation }) => ({
        ...{ id, text, isCorrect, feedback: explanation },
      }));
      return { kind: "dropdown", ...shared, choices };
    },
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

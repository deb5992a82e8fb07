import { type GiftKind, optionLine } from "../../formats/gift/gift-kind";
import { readGiftChoice } from "../../shared/choice-gift";

export const multipleChoiceGift: GiftKind = {
  read(written, format, means) {
    const { isOne = true, ...key } = readGiftChoice(written, format, means) ?? { issues: [] };
    return isOne ? null : { type: "MULTIPLE_CHOICE", ...key };
  },
  /** Each right option its share, each wrong one takes one away: as they are marked here. */
  write({ answers }) {
    const share = 100 / Math.max(1, answers.filter(({ isCorrect }) => isCorrect).length);
    return answers.map((answer) => optionLine("~", answer, answer.isCorrect ? share : -share)).join("");
  },
};

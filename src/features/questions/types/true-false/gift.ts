import type { EditedAnswer } from "../../edited-question";
import { feedbackOf, type GiftKind } from "../../formats/gift/gift-kind";
import { giftMarkdown, takeFormat } from "../../formats/gift/gift-text";
import { blankAnswer } from "../../question-authoring";

export const trueFalseGift: GiftKind = {
  /** "FALSE#what is said of the wrong one#of the right one". */
  read(written, format, { newId, trueFalse }) {
    if (!/^(t|true|f|false)\s*(#|$)/i.test(written)) return null;
    const [key = "", ofWrong = "", ofRight = ""] = written.split("#");
    const isTrue = /^\s*t/i.test(key);
    const answers: EditedAnswer[] = trueFalse.map((text, at) => {
      const isCorrect = (at === 0) === isTrue;
      const explanation = giftMarkdown(takeFormat(isCorrect ? ofRight : ofWrong, format));
      return { ...blankAnswer(newId(), text, isCorrect), explanation };
    });
    return { type: "TRUE_FALSE", answers, issues: [] };
  },
  write({ answers: [whenTrue, whenFalse] }) {
    if (!whenTrue || !whenFalse) return "";
    const [right, wrong] = whenTrue.isCorrect ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
    const ofRight = feedbackOf(right);
    const ofWrong = feedbackOf(wrong) || (ofRight && "#");
    return `${whenTrue.isCorrect ? "TRUE" : "FALSE"}${ofWrong}${ofRight}`;
  },
};

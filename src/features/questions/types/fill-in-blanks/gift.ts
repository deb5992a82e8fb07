import type { EditedQuestion } from "../../edited-question";
import type { GiftKey } from "../../formats/gift/gift-kind";
import { type Blank, blanksInText } from "./body";
import { markOf } from "./marks";

/** Of the one blank that a question in GIFT may have. */
const key = "1";

/**
 * GIFT's "missing word": answers between words, which Moodle asks for below a text with "_____". A blank asks for them where they are
 * missing.
 */
export const betweenWords = {
  shared: { key, feedback: "" },
  mark: markOf(key),
  read: (blank: Blank): GiftKey => ({ type: "FILL_IN_BLANKS", answers: [], body: { blanks: [blank] }, issues: [] }),
  /** The one blank of a question that has it between words, and the words; null for any other. */
  split(question: EditedQuestion): { blank: Blank; before: string; behind: string } | null {
    if (question.type !== "FILL_IN_BLANKS") return null;
    const [blank, ...others] = blanksInText(question);
    const [before = "", behind = ""] = blank ? question.text.split(markOf(blank.key)) : [];
    if (!blank || others.length > 0 || !/[\p{L}\p{N}.?!]/u.test(behind)) return null;
    return { blank, before, behind };
  },
};

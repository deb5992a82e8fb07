import type { GiftKind } from "../../formats/gift/gift-kind";
import { readEssay } from "./body";

export const essayGift: GiftKind = {
  read: (written) => (written === "" ? { type: "ESSAY", issues: [] } : null),
  write({ body }, tell) {
    const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
    if (rubric) tell("rubric");
    if (minWords !== null || maxWords !== null) tell("limits");
    if (graderNotes.trim() !== "") tell("notes");
    return "";
  },
};

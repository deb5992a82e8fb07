import { childOf, textIn } from "../../formats/moodle-xml/elements";
import type { MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { clozeKey } from "./cloze-key";
import { readGaps } from "./moodle-gaps";
import { blanksText, clozeWeight } from "./write-cloze";

const cloze = ["cloze", "multianswer"] as const;

export const fillInBlanksMoodle: MoodleKind = {
  names: [...cloze, "gapselect", "ddwtos"],
  read: (question, means) =>
    cloze.some((name) => name === question.attributes.type)
      ? clozeKey(textIn(childOf(question, "questiontext")), means.newId)
      : readGaps(question, means),
  write(question, tell) {
    if (clozeWeight(question) === null) tell("points");
    return [];
  },
  writeText: blanksText,
};

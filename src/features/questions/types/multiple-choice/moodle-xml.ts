import { type MoodleKind, optionElement } from "../../formats/moodle-xml/moodle-kind";
import { readMoodleChoice } from "../../shared/choice-moodle-xml";

export const multipleChoiceMoodle: MoodleKind = {
  names: ["multichoice"],
  read(question, means) {
    const { isOne, ...key } = readMoodleChoice(question, means);
    return isOne ? null : { type: "MULTIPLE_CHOICE", ...key };
  },
  /** Each right option its share, each wrong one takes one away: as they are marked here. */
  write({ answers }) {
    const share = 100 / Math.max(1, answers.filter(({ isCorrect }) => isCorrect).length);
    const options = answers.map((answer) => optionElement(answer, answer.isCorrect ? share : -share));
    return ["<single>false</single>", ...options];
  },
};

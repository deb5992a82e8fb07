import { type MoodleKind, optionElement } from "../../formats/moodle-xml/moodle-kind";
import { weightOfWrong } from "../../formats/wrong-weight";
import { readMoodleChoice } from "../../shared/choice-moodle-xml";

export const singleChoiceMoodle: MoodleKind = {
  names: ["multichoice"],
  read(question, means) {
    const { isOne, ...key } = readMoodleChoice(question, means);
    return isOne ? { type: "SINGLE_CHOICE", ...key } : null;
  },
  write({ answers, penalty }) {
    const ofWrong = weightOfWrong(penalty) ?? 0;
    const options = answers.map((answer) => optionElement(answer, answer.isCorrect ? 100 : ofWrong));
    return ["<single>true</single>", ...options];
  },
  saysPenalty: true,
};

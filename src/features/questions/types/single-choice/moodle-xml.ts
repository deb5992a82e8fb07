import { weightOfCredit, weightOfWrong } from "../../formats/moodle-weight";
import { fullFraction, type MoodleKind, optionElement } from "../../formats/moodle-xml/moodle-kind";
import { readMoodleChoice } from "../../shared/choice-moodle-xml";

export const singleChoiceMoodle: MoodleKind = {
  names: ["multichoice"],
  read(question, means) {
    const { isOne, ...key } = readMoodleChoice(question, means);
    return isOne ? { type: "SINGLE_CHOICE", ...key } : null;
  },
  write({ answers, penalty }, tell) {
    const ofWrong = weightOfWrong(penalty) ?? 0;
    const options = answers.map((answer) => {
      const ofOther = answer.credit === undefined ? ofWrong : weightOfCredit(answer.credit, tell);
      return optionElement(answer, answer.isCorrect ? fullFraction : ofOther);
    });
    return ["<single>true</single>", ...options];
  },
  saysPenalty: true,
};

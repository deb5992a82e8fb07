import type { EditedAnswer } from "../../edited-question";
import { creditOfWeight, weightOfCredit } from "../../formats/moodle-weight";
import { childrenOf, fractionOf, isYes, valueIn, wordsIn } from "../../formats/moodle-xml/elements";
import {
  answerElement,
  feedbackIn,
  fullFraction,
  issuesIf,
  type MoodleKind,
} from "../../formats/moodle-xml/moodle-kind";
import { feedbackElement } from "../../formats/moodle-xml/xml-text";
import { acceptedOf, starredOf } from "../../formats/star-patterns";

export const shortAnswerMoodle: MoodleKind = {
  names: ["shortanswer"],
  read(question, { newId }) {
    const answers = childrenOf(question, "answer");
    const isCaseSensitive = isYes(valueIn(question, "usecase"));
    return {
      type: "SHORT_ANSWER",
      answers: answers.map((answer): EditedAnswer => {
        const fraction = fractionOf(answer);
        const read = acceptedOf(wordsIn(answer), newId());
        const isCorrect = fraction === fullFraction;
        return { ...read, isCorrect, isCaseSensitive, explanation: feedbackIn(answer), ...creditOfWeight(fraction) };
      }),
      issues: issuesIf({ weights: answers.some((answer) => fractionOf(answer) < 0) }),
    };
  },
  write({ answers }, tell) {
    const isCaseSensitive = answers.some((answer) => answer.isCaseSensitive);
    if (isCaseSensitive && !answers.every((answer) => answer.isCaseSensitive)) tell("case_mixed");
    const elements = answers.map((answer) => {
      const words = starredOf(answer);
      if (words === null) tell("pattern");
      const fraction = answer.isCorrect ? fullFraction : weightOfCredit(answer.credit ?? 0, tell);
      return words === null ? "" : answerElement(fraction, "plain_text", words, feedbackElement(answer.explanation));
    });
    return [`<usecase>${isCaseSensitive ? 1 : 0}</usecase>`, ...elements.filter((element) => element !== "")];
  },
};

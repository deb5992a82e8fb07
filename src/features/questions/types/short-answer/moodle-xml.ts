import type { XmlElement } from "@/lib/xml-tree";
import type { EditedAnswer } from "../../edited-question";
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

/** "*" is any other answer: it is there for its feedback. */
const isAnyOther = (answer: XmlElement): boolean => wordsIn(answer) === "*";

export const shortAnswerMoodle: MoodleKind = {
  names: ["shortanswer"],
  read(question, { newId }) {
    const answers = childrenOf(question, "answer");
    const isCaseSensitive = isYes(valueIn(question, "usecase"));
    const right = answers.filter((answer) => fractionOf(answer) === fullFraction && !isAnyOther(answer));
    const others = answers.filter((answer) => !right.includes(answer));
    return {
      type: "SHORT_ANSWER",
      answers: right.map((answer): EditedAnswer => {
        const accepted = acceptedOf(wordsIn(answer), newId());
        return { ...accepted, isCaseSensitive, explanation: feedbackIn(answer) };
      }),
      issues: issuesIf({
        part_of_points: others.some((answer) => fractionOf(answer) > 0),
        wrong_answers: others.some((answer) => fractionOf(answer) <= 0 && feedbackIn(answer) !== ""),
      }),
    };
  },
  write({ answers }, tell) {
    const isCaseSensitive = answers.some((answer) => answer.isCaseSensitive);
    if (isCaseSensitive && !answers.every((answer) => answer.isCaseSensitive)) tell("case_mixed");
    const elements = answers.map((answer) => {
      const words = starredOf(answer);
      if (words === null) tell("pattern");
      return words === null ? "" : answerElement(100, "plain_text", words, feedbackElement(answer.explanation));
    });
    return [`<usecase>${isCaseSensitive ? 1 : 0}</usecase>`, ...elements.filter((element) => element !== "")];
  },
};

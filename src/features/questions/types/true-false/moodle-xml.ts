import type { EditedAnswer } from "../../edited-question";
import { childrenOf, fractionOf, wordsIn } from "../../formats/moodle-xml/elements";
import { answerElement, feedbackIn, fullFraction, type MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { feedbackElement } from "../../formats/moodle-xml/xml-text";
import { blankAnswer } from "../../question-authoring";

export const trueFalseMoodle: MoodleKind = {
  names: ["truefalse"],
  /** The options are named "true" and "false"; in older files the first is the true one, whatever it is called. */
  read(question, { newId, trueFalse }) {
    const written = childrenOf(question, "answer");
    const names = written.map((answer) => wordsIn(answer).toLowerCase());
    const isNamed = names.every((name) => name === "true" || name === "false");
    const found = isNamed ? [written[names.indexOf("true")], written[names.indexOf("false")]] : written;
    const answers = trueFalse.map((text, at): EditedAnswer => {
      const answer = found[at];
      const isCorrect = answer !== undefined && fractionOf(answer) === fullFraction;
      return { ...blankAnswer(newId(), text, isCorrect), explanation: answer ? feedbackIn(answer) : "" };
    });
    return { type: "TRUE_FALSE", answers, issues: [] };
  },
  write: ({ answers }) =>
    answers.map(({ isCorrect, explanation }, at) =>
      answerElement(isCorrect ? 100 : 0, "plain_text", at === 0 ? "true" : "false", feedbackElement(explanation)),
    ),
};

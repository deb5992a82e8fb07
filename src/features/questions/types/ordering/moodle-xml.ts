import { childrenOf, fractionOf, numberIn, valueIn } from "../../formats/moodle-xml/elements";
import { issuesIf, type MoodleKind, optionElement, optionIn } from "../../formats/moodle-xml/moodle-kind";

export const orderingMoodle: MoodleKind = {
  names: ["ordering"],
  /** An item's fraction is its place, from 1. Moodle has five more ways to mark the items than by their places, and may show only some. */
  read(question, { newId }) {
    const answers = childrenOf(question, "answer");
    const places = answers.map((answer) => numberIn(answer.attributes.fraction));
    const arePlaces = !places.includes(null) && new Set(places).size === answers.length;
    const ordered = arePlaces ? answers.toSorted((a, b) => fractionOf(a) - fractionOf(b)) : answers;
    const isAsOurs =
      ["", "ABSOLUTE_POSITION", "0"].includes(valueIn(question, "gradingtype")) &&
      ["", "ALL", "0"].includes(valueIn(question, "selecttype"));
    return {
      type: "ORDERING",
      answers: ordered.map((answer) => optionIn(answer, newId(), true)),
      issues: issuesIf({ order: !isAsOurs }),
    };
  },
  write: ({ answers }) => [
    "<layouttype>VERTICAL</layouttype>",
    "<selecttype>ALL</selecttype>",
    `<selectcount>${answers.length}</selectcount>`,
    "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
    ...answers.map((answer, at) => optionElement(answer, at + 1)),
  ],
};

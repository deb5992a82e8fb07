import { noKey, type QuestionAuthoring } from "../../question-authoring";
import { atLeastTwo, choiceAuthoring, problemsOfTexts } from "../../shared/choice-authoring";

/** The items are the answers in their right order. Each of them is right, in its place. */
export const orderingAuthoring: QuestionAuthoring = {
  fit: (question) => ({
    ...question,
    ...noKey,
    answers: choiceAuthoring.fit(question).answers.map((answer) => ({ ...answer, isCorrect: true })),
  }),
  problems({ answers }) {
    const problems = problemsOfTexts(answers, { missing: "item_missing", repeated: "item_repeated" });
    return answers.length < 2 ? [...problems, { code: "too_few_items" }] : problems;
  },
  toOptions: ({ answers }) => answers.map((answer) => ({ ...answer, isCorrect: false })),
  /** With new ids: those of options that were written long ago tell the order in which they were. */
  fromOptions: (options, { means }) => ({
    answers: atLeastTwo(options, means).map((answer) => ({ ...answer, id: means.newId() })),
  }),
};

import type { EditedAnswer } from "../../edited-question";
import { blankAnswer, type QuestionAuthoring } from "../../question-authoring";
import { questionType } from "../../registry";
import { choiceAuthoring, problemsOfOneKey, withOneKey } from "../../shared/choice-authoring";

export const trueFalseAuthoring: QuestionAuthoring = {
  ...choiceAuthoring,
  problems: problemsOfOneKey,
  /** Two options of a choice stay as they are; one without a text gets its name. */
  fromOptions(options, { type, means: { newId, trueFalse } }) {
    const isPair = options.length === 2 && ["one-of", "any-of"].includes(questionType(type).control);
    const [first = blankAnswer(newId()), second = blankAnswer(newId())] = isPair ? withOneKey(options) : [];
    return { answers: [named(first, trueFalse[0]), named(second, trueFalse[1])] };
  },
};

const named = (answer: EditedAnswer, text: string): EditedAnswer =>
  answer.text.trim() === "" ? { ...answer, text } : answer;

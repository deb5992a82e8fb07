import type { EditedAnswer, EditedQuestion } from "../../edited-question";
import { noKey, type QuestionAuthoring, type QuestionProblem } from "../../question-authoring";
import { atLeastTwo, problemsOfTexts } from "../../shared/choice-authoring";
import { fitArea, mostAreas, nextArea } from "./areas";
import { type HotspotBody, readHotspot } from "./body";

export const hotspotAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, ...keyOf(question) }),
  problems({ answers, body }) {
    const { image } = readHotspot(body);
    const problems: QuestionProblem[] = image === "" ? [{ code: "no_image" }] : [];
    problems.push(...problemsOfTexts(answers, { missing: "area_missing", repeated: "area_repeated" }));
    if (answers.length < 2) problems.push({ code: "too_few_areas" });
    return answers.some(({ isCorrect }) => isCorrect) ? problems : [...problems, { code: "no_right_area" }];
  },
  toOptions: ({ answers }) => answers,
  fromOptions: (options, { means }) => keyOf({ answers: atLeastTwo(options, means), body: null }),
};

/** Each answer with an area of its own, and no area without an answer. */
function keyOf({ answers: all, body }: Pick<EditedQuestion, "answers" | "body">): {
  answers: EditedAnswer[];
  body: HotspotBody;
} {
  const { areas, ...picture } = readHotspot(body);
  const answers = all.slice(0, mostAreas).map((answer) => ({ ...answer, isCaseSensitive: false, isPattern: false }));
  return { answers, body: { ...picture, areas: answers.map((_, at) => fitArea(areas[at] ?? nextArea(at))) } };
}

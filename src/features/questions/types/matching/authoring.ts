import { blankAnswer, noKey, type QuestionAuthoring, type QuestionProblem } from "../../question-authoring";
import { problemsOfTexts } from "../../shared/choice-authoring";
import { type MatchingBody, readMatching } from "./body";

export const matchingAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, body: readMatching(question.body) }),
  problems(question) {
    const { pairs, extras } = readMatching(question.body);
    const prompts = pairs.map(({ prompt }) => ({ text: prompt }));
    const problems = problemsOfTexts(prompts, { missing: "prompt_missing", repeated: "prompt_repeated" });
    problems.push(...missing(pairs, "match_missing"), ...missing(extras, "extra_missing"));
    return pairs.length < 2 ? [...problems, { code: "too_few_pairs" }] : problems;
  },
  toOptions: (question, { newId }) =>
    readMatching(question.body).pairs.map(({ prompt }) => blankAnswer(newId(), prompt)),
  fromOptions(options, { means: { newId } }) {
    const prompts = options.map(({ text }) => text);
    while (prompts.length < 2) prompts.push("");
    const pairs = prompts.map((prompt) => ({ promptId: newId(), prompt, answerId: newId(), answer: "", feedback: "" }));
    return { answers: [], body: { pairs, extras: [] } satisfies MatchingBody };
  },
};

const missing = (of: readonly { answer: string }[], code: QuestionProblem["code"]): QuestionProblem[] =>
  of.flatMap(({ answer }, at) => (answer.trim() === "" ? [{ code, at }] : []));

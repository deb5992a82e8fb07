import type { EditedAnswer } from "@/features/questions/edited-question";
import { penaltyOfWeights } from "@/features/questions/formats/wrong-weight";
import { blankAnswer } from "@/features/questions/question-authoring";
import type { MatchingBody } from "@/features/questions/types/matching/body";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { childOf, childrenOf, fractionOf, isYes, numberIn, textIn, valueIn, wordsIn } from "./elements";
import { fileUploadKey, isFileUpload } from "./file-upload";
import { fullFraction, issuesIf, type KeyReader } from "./keys";
import { moodleMarkdown } from "./moodle-text";

const feedbackOf = (answer: XmlElement): string => moodleMarkdown(textIn(childOf(answer, "feedback")));

const optionOf = (answer: XmlElement, id: string, isCorrect: boolean): EditedAnswer => ({
  ...blankAnswer(id, moodleMarkdown(textIn(answer)), isCorrect),
  explanation: feedbackOf(answer),
});

export const choiceKey: KeyReader = (question, { newId }) => {
  const answers = childrenOf(question, "answer");
  const isSingle = valueIn(question, "single") === "" || isYes(valueIn(question, "single"));
  const isRight = (answer: XmlElement) => (isSingle ? fractionOf(answer) === fullFraction : fractionOf(answer) > 0);
  const rights = answers.filter(isRight).length;
  const share = fullFraction / Math.max(1, rights);
  const isOne = isSingle && rights <= 1;
  const penalty = isOne ? penaltyOfWeights(answers.filter((answer) => !isRight(answer)).map(fractionOf)) : 0;
  const isAsOurs = (answer: XmlElement) => {
    const ours = isRight(answer) ? share : isSingle ? -penalty : -share;
    return Math.abs(fractionOf(answer) - ours) < 0.011;
  };
  return {
    type: isOne ? "SINGLE_CHOICE" : "MULTIPLE_CHOICE",
    penalty,
    answers: answers.map((answer) => optionOf(answer, newId(), isRight(answer))),
    issues: issuesIf({ weights: !answers.every(isAsOurs) }),
  };
};

/** The options are named "true" and "false"; in older files the first is the true one, whatever it is called. */
export const trueFalseKey: KeyReader = (question, { newId, trueFalse }) => {
  const written = childrenOf(question, "answer");
  const names = written.map((answer) => wordsIn(answer).toLowerCase());
  const isNamed = names.every((name) => name === "true" || name === "false");
  const found = isNamed ? [written[names.indexOf("true")], written[names.indexOf("false")]] : written;
  const answers = trueFalse.map((text, at): EditedAnswer => {
    const answer = found[at];
    const isCorrect = answer !== undefined && fractionOf(answer) === fullFraction;
    return { ...blankAnswer(newId(), text, isCorrect), explanation: answer ? feedbackOf(answer) : "" };
  });
  return { type: "TRUE_FALSE", answers, issues: [] };
};

/** A subquestion without words is an answer that belongs to none. */
export const matchingKey: KeyReader = (question, { newId }) => {
  const lines = childrenOf(question, "subquestion").map((line) => ({
    prompt: moodleMarkdown(textIn(line)),
    answer: moodleMarkdown(textIn(childOf(line, "answer"), "plain_text")),
  }));
  const body: MatchingBody = {
    pairs: lines
      .filter(({ prompt }) => prompt !== "")
      .map(({ prompt, answer }) => ({ promptId: newId(), prompt, answerId: newId(), answer, feedback: "" })),
    extras: lines
      .filter(({ prompt, answer }) => prompt === "" && answer !== "")
      .map(({ answer }) => ({ answerId: newId(), answer })),
  };
  return { type: "MATCHING", answers: [], body, issues: [] };
};

/** An item's fraction is its place, from 1. Moodle has five more ways to mark the items than by their places, and may show only some. */
export const orderingKey: KeyReader = (question, { newId }) => {
  const answers = childrenOf(question, "answer");
  const places = answers.map((answer) => numberIn(answer.attributes.fraction));
  const arePlaces = !places.includes(null) && new Set(places).size === answers.length;
  const ordered = arePlaces ? answers.toSorted((a, b) => fractionOf(a) - fractionOf(b)) : answers;
  const isAsOurs =
    ["", "ABSOLUTE_POSITION", "0"].includes(valueIn(question, "gradingtype")) &&
    ["", "ALL", "0"].includes(valueIn(question, "selecttype"));
  return {
    type: "ORDERING",
    answers: ordered.map((answer) => optionOf(answer, newId(), true)),
    issues: issuesIf({ order: !isAsOurs }),
  };
};

export const essayKey: KeyReader = (question, means) => {
  if (isFileUpload(question)) return fileUploadKey(question, means);
  const limit = (name: string) => {
    const words = numberIn(valueIn(question, name));
    return words !== null && words >= 1 ? Math.min(20_000, Math.round(words)) : null;
  };
  const attachments = numberIn(valueIn(question, "attachments")) ?? 0;
  return {
    type: "ESSAY",
    body: {
      minWords: limit("minwordlimit"),
      maxWords: limit("maxwordlimit"),
      graderNotes: moodleMarkdown(textIn(childOf(question, "graderinfo"))),
    },
    issues: issuesIf({ template: valueIn(question, "responsetemplate") !== "", attachments: attachments !== 0 }),
  };
};

/** Whether some of its parts bring files along. */
export function hasFiles(question: XmlElement): boolean {
  return elementsOf(question).some((child) => child.name === "file" || hasFiles(child));
}

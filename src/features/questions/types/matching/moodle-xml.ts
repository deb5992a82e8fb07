import { childOf, childrenOf, textIn } from "../../formats/moodle-xml/elements";
import type { MoodleKind } from "../../formats/moodle-xml/moodle-kind";
import { moodleMarkdown, plainWords } from "../../formats/moodle-xml/moodle-text";
import { textElement, xmlText } from "../../formats/moodle-xml/xml-text";
import { type MatchingBody, readMatching } from "./body";

export const matchingMoodle: MoodleKind = {
  names: ["matching", "match", "ddmatch"],
  /** A subquestion without words is an answer that belongs to none. */
  read(question, { newId }) {
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
  },
  write({ body }, tell) {
    const { pairs, extras } = readMatching(body);
    if (pairs.some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
    const element = (prompt: string, answer: string) => {
      const words = plainWords(answer);
      if (words === null) tell("plain_answers");
      const asked = `<text>${xmlText(prompt.trim())}</text>${textElement("answer", words ?? answer)}`;
      return `<subquestion format="markdown">${asked}</subquestion>`;
    };
    return [
      ...pairs.map(({ prompt, answer }) => element(prompt, answer)),
      ...extras.map(({ answer }) => element("", answer)),
    ];
  },
};

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { questionPreview } from "./previews";
import { type QuestionType, questionTypes } from "./question-type";
import type { ShownQuestion } from "./shown-question";

const inline = (html: string) => ({ html, isInline: true });
const options = ["Ebb", "Flood"].map((text) => ({ id: text, text: inline(text) }));
const area = { shape: "rectangle", left: 10, top: 10, width: 20, height: 20 } as const;
const shown: Omit<ShownQuestion, "type" | "control"> = {
  ...{ versionId: "v", text: inline("At [[1]] tide."), points: 100, penalty: 0, partialCredit: false },
  ...{ prompts: [{ id: "p", text: inline("Moon") }], options, blanks: [{ key: "1", kind: "text", optionIds: [] }] },
  ...{ unit: "", unitRule: "shown", unitCost: 0, wordLimits: null, rubric: null },
  code: { language: "python", starter: "days = 30", asksOutput: true },
  picture: { image: inline("<img>"), areas: options.map(({ id }) => ({ id, ...area })) },
  files: { most: 1, accepts: ["archives"], maxBytes: 9 },
};
const words = {
  ...{ answer: "Your answer", output: "Output", choose: "Choose" },
  blank: (number: number) => `Blank ${number}`,
  choices: (number: number) => `Choices of ${number}`,
};

/** What is in the preview of each type: a new type does not compile without it. */
const parts: Record<QuestionType, readonly (string | RegExp)[]> = {
  SINGLE_CHOICE: [/type="radio".*Ebb.*type="radio".*Flood/],
  TRUE_FALSE: [/type="radio".*Ebb.*type="radio".*Flood/],
  MULTIPLE_CHOICE: [/type="checkbox".*Ebb.*type="checkbox".*Flood/],
  NUMERIC: ["Your answer", /<input[^>]*type="text"/, "km"],
  SHORT_ANSWER: ["Your answer", /<input[^>]*type="text"/],
  ORDERING: [/>1<.*Ebb.*>2<.*Flood/],
  MATCHING: ["Moon", /<select/, "Choose"],
  ESSAY: ["Your answer", /<textarea/],
  FILL_IN_BLANKS: [/At <input[^>]*Blank 1[^>]*> tide\./],
  CODE: [/aria-label="Your answer"[^>]*>days = 30</, "Output"],
  HOTSPOT: ["<img>", /type="checkbox".*>1 <\/b><span>Ebb/],
  FILE_UPLOAD: ["Your answer", "ZIP"],
};

test.each(questionTypes)("%s: its fields can be looked at, and need no script", (type) => {
  const { AnswerPreview, TextPreview } = questionPreview(type);
  const question: ShownQuestion = { ...shown, type, control: "text", unit: type === "NUMERIC" ? "km" : "" };
  const html = renderToStaticMarkup(
    <>
      {TextPreview && <TextPreview question={question} words={words} />}
      {AnswerPreview && <AnswerPreview question={question} id="q" words={words} />}
    </>,
  );
  for (const part of parts[type]) expect(html).toMatch(part);
});

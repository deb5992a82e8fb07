import { expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion } from "@/testing/a-stored-question";
import { questionTypes } from "./question-type";
import { questionType } from "./registry";
import { emptyFileUpload } from "./types/file-upload/body";

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;

const someBlanks = [
  { kind: "text", key: "1", accepted: ["ebb", "Ebb tide"] },
  { kind: "number", key: "2", value: "12.42", tolerance: "1%" },
  {
    kind: "dropdown",
    key: "3",
    choices: [
      { id: id(1), text: "a" },
      { id: id(2), text: "b", isCorrect: true },
    ],
  },
];

const someArea = { shape: "rectangle", left: 10, top: 10, width: 20, height: 20 };

test.each(questionTypes)("%s: what is said to be right fits the question and earns all points", (type) => {
  const question = aStoredQuestion(type, {
    answers: [aStoredAnswer("a", type === "ORDERING"), aStoredAnswer("b", true)],
    numericValue: "4.2",
    text: "[[1]] and [[2]], [[3]]",
    body:
      type === "FILL_IN_BLANKS"
        ? { blanks: someBlanks }
        : type === "CODE"
          ? { language: "python", starter: "", markedBy: "output", graderNotes: "" }
          : type === "FILE_UPLOAD"
            ? emptyFileUpload
            : type === "HOTSPOT"
              ? { image: "![Chart](media/chart.png)", areas: [someArea, someArea] }
              : {
                  pairs: [
                    { promptId: id(1), prompt: "M2", answerId: id(2), answer: "12.42 h" },
                    { promptId: id(3), prompt: "S2", answerId: id(4), answer: "12.00 h" },
                  ],
                  extras: [{ answerId: id(5), answer: "25.82 h" }],
                },
  });
  const { rightResponse, accepts, isBlank, score, needsPerson } = questionType(type);
  const response = rightResponse(question);
  expect([accepts(question, response), isBlank(response)]).toEqual([true, false]);
  // What a person grades earns nothing before.
  if (needsPerson?.(question.body)) expect(score(question, response)).toEqual({ earned: 0, isCorrect: false });
  else expect(score(question, response)).toEqual({ earned: question.points, isCorrect: true });
});

import { describe, expect, test } from "vitest";
import { readBlanks } from "@/features/questions/types/fill-in-blanks/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { uuidV4 } from "@/lib/uuid-v4";
import { type ReadIssue, readQuestions } from "../read-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const read = (source: string) => readQuestions("gift", source, means);
function one(source: string) {
  const { questions, issues } = read(source);
  expect(questions).toHaveLength(1);
  return { ...questions[0], issues: issues.map(({ code }) => code) };
}
const options = (source: string) => one(source).answers?.map(({ text, isCorrect }) => [text, isCorrect]);
const codes = (issues: readonly ReadIssue[]) => issues.map(({ line, code, isLost }) => [line, code, isLost]);

describe("a question in GIFT", () => {
  test("with one right option, feedback and what all are told", () => {
    const found = one("::Tomb:: Who's buried in Grant's tomb?{=no one#Yes\n~Grant#No\n####He is above ground.}");
    expect(found).toMatchObject({ type: "SINGLE_CHOICE", explanation: "He is above ground.", issues: [] });
    expect(found.text).toBe("Who's buried in Grant's tomb?");
    expect(found.answers?.map(({ text, explanation }) => [text, explanation])).toEqual([
      ["no one", "Yes"],
      ["Grant", "No"],
    ]);
  });

  test("with several right options, whose weights are ours or are told", () => {
    const even = "Which?{~%50%a ~%-50%b ~%50%c ~%-50%d}";
    expect(one(even)).toMatchObject({ type: "MULTIPLE_CHOICE", issues: [] });
    expect(options(even)).toEqual([
      ["a", true],
      ["b", false],
      ["c", true],
      ["d", false],
    ]);
    expect(one("Which?{~%70%a ~%30%b ~%-100%c}").issues).toEqual(["weights"]);
  });

  test("with one right option, whose others earn a part of the points or cost the same", () => {
    const found = one("Which?{~%-25%wrong ~%33.33333%third#Nearly =full}");
    expect(found).toMatchObject({ type: "SINGLE_CHOICE", penalty: 25, issues: [] });
    expect(found.answers?.map(({ text, credit, explanation }) => [text, credit, explanation])).toEqual([
      ["wrong", undefined, ""],
      ["third", 33.33, "Nearly"],
      ["full", undefined, ""],
    ]);
    expect(one("Which?{~%-25%wrong ~%-50%worse =full}")).toMatchObject({ penalty: 0, issues: ["weights"] });
  });

  test("with its answers between words", () => {
    const list = one("Grant is {~buried#No =entombed} in Grant's tomb.");
    expect(list).toMatchObject({ type: "FILL_IN_BLANKS", text: "Grant is [[1]] in Grant's tomb.", issues: [] });
    expect(readBlanks(list.body)).toMatchObject([
      {
        kind: "dropdown",
        choices: [
          { text: "buried", isCorrect: false, feedback: "No" },
          { text: "entombed", isCorrect: true },
        ],
      },
    ]);
    const typed = one("Two plus two equals {=four =4}.");
    expect(typed.text).toBe("Two plus two equals [[1]].");
    expect(readBlanks(typed.body)).toMatchObject([{ kind: "text", accepted: ["four", "4"] }]);
    expect(readBlanks(one("It has {#1.5:0.1} turns.").body)).toMatchObject([{ kind: "number", value: "1.5" }]);
    const credited = one("Two plus two equals {=four#Right =%50%4#In words? =%0%five#Too many.}.");
    expect(readBlanks(credited.body)).toMatchObject([
      {
        accepted: [
          { text: "four", credit: 100, feedback: "Right" },
          { text: "4", credit: 50, feedback: "In words?" },
          { text: "five", credit: 0, feedback: "Too many." },
        ],
      },
    ]);
    const numbers = one("It has {#=1.5:0.1#Right =%25%2#Nearly} turns.");
    expect(readBlanks(numbers.body)).toMatchObject([
      { value: "1.5", answerFeedback: "Right", foreseen: [{ value: "2", credit: 25, feedback: "Nearly" }] },
    ]);
  });

  test.each([
    ["Two plus two equals {=f*r}.", "SHORT_ANSWER"],
    ["Two plus two equals {=four =%-50%5}.", "SHORT_ANSWER"],
    ["Two plus two is {=four ~%50%5 ~6}.", "SINGLE_CHOICE"],
    ["They are {~%50%red ~%50%blue ~%-50%green}.", "MULTIPLE_CHOICE"],
  ])("with its answers between words, which a blank can't hold: %s", (source, type) => {
    expect(one(source)).toMatchObject({ type, text: expect.stringContaining(" _____.") });
  });

  test("that is true or false", () => {
    const found = one("The sun rises in the west.{FALSE#Look up.#Right.}");
    expect(found.type).toBe("TRUE_FALSE");
    expect(found.answers?.map(({ text, isCorrect, explanation }) => [text, isCorrect, explanation])).toEqual([
      ["True", false, "Look up."],
      ["False", true, "Right."],
    ]);
  });

  test("that is answered by a text, with a star for any letters", () => {
    const found = one("Which color?{=gr*y =%50%green#Nearly =5\\* =%0%*#No color}");
    expect(
      found.answers?.map(({ text, isPattern, isCorrect, credit, explanation }) => [
        ...[text, isPattern, isCorrect, credit, explanation],
      ]),
    ).toEqual([
      ["gr.*y", true, true, undefined, ""],
      ["green", false, false, 50, "Nearly"],
      ["5*", false, true, undefined, ""],
      [".*", true, false, undefined, "No color"],
    ]);
    expect(found.issues).toEqual([]);
  });

  test.each([
    ["{#1822}", "1822", ""],
    ["{#1822:0}", "1822", ""],
    ["{#3.1415:0.0005}", "3.1415", "0.0005"],
    ["{#3.141..3.142}", "3.1415", "0.0005"],
    ["{#-2..3}", "0.5", "2.5"],
  ])("that is answered by a number: %s", (written, numericValue, numericTolerance) => {
    expect(one(`How many? ${written}`)).toMatchObject({ type: "NUMERIC", numericValue, numericTolerance, issues: [] });
  });

  test("with other numbers that earn a part of the points", () => {
    expect(one("When?{#=%50%1800:100#Nearly =1822:0#Yes =%0%1922}")).toMatchObject({
      ...{ numericValue: "1822", numericTolerance: "", issues: [] },
      body: {
        foreseen: [
          { value: "1800", tolerance: "100", credit: 50, feedback: "Nearly" },
          { value: "1922", tolerance: "", credit: 0, feedback: "" },
        ],
        feedback: "Yes",
      },
    });
    expect(one("When?{#=1822 =1823 ~#No}")).toMatchObject({
      ...{ numericValue: "1822", body: null, issues: ["other_numbers", "wrong_answers"] },
    });
    expect(one("When?{#=1822 =%50%about 1800}")).toMatchObject({ body: null, issues: ["other_numbers"] });
  });

  test("that matches pairs, and answers that belong to none", () => {
    const { body, type } = one("Match.{=Canada -> Ottawa =Italy -> Rome = -> Oslo}");
    const { pairs, extras } = readMatching(body);
    expect(type).toBe("MATCHING");
    expect(pairs.map(({ prompt, answer }) => [prompt, answer])).toEqual([
      ["Canada", "Ottawa"],
      ["Italy", "Rome"],
    ]);
    expect(extras.map(({ answer }) => answer)).toEqual(["Oslo"]);
  });

  test("without answers in its braces, for a person to grade", () => {
    expect(one("Describe a hitch.{####It holds to a thing.}")).toMatchObject({
      ...{ type: "ESSAY", text: "Describe a hitch.", explanation: "It holds to a thing.", issues: [] },
      body: { minWords: null, maxWords: null, graderNotes: "" },
    });
  });

  test("whose escaped characters are characters", () => {
    expect(options("Which is 2 \\{ 1, 1 \\} \\= 2?{=a\\=b ~c\\~d ~e\\:f\\\\g}")).toEqual([
      ["a=b", true],
      ["c\\~d", false],
      ["e:f\\\\g", false],
    ]);
  });

  test("that is shown letter for letter, unless it is said to be markup", () => {
    expect(one("[plain]Is 2*3*4 <b>24</b>?{T}").text).toBe("Is 2\\*3\\*4 \\<b\\>24\\</b\\>?");
    expect(one("Is 2*3*4 24?{T}").text).toBe("Is 2\\*3\\*4 24?");
    expect(one("[markdown]Is **this** bold?{T}").text).toBe("Is **this** bold?");
    expect(one("[html]Is <b>this</b> bold?{T}").text).toBe("Is <b>this</b> bold?");
    expect(one("Is $$x_1 \\= 2$$ or \\(y\\)?{T}").text).toBe("Is $$x_1 = 2$$ or $y$?");
    expect(one("One.\\nTwo.\\n\\nThree.{T}").text).toBe("One.\\\nTwo.\n\nThree.");
  });
});

describe("a file in GIFT", () => {
  test("has questions apart by blank lines, comments and categories", () => {
    const found = read(
      "// first\r\n$CATEGORY: tides\r\n\r\nA?{T}\r\n// between\r\n\r\n\r\nB?{\r\n=x\r\n\r\n~y\r\n}\r\n",
    );
    expect(found.questions.map(({ text }) => text)).toEqual(["A?", "B?"]);
    expect(codes(found.issues)).toEqual([[2, "category", false]]);
  });

  test("costs no question because another can't be read", () => {
    const broken = [
      "Good?{=4 ~3}",
      "Not closed?{=a ~b",
      "Twice { is { this?{=a ~b}",
      "Only words.",
      "::Title: what now?{=x ~y}",
      "Weight?{~%250%a =b}",
      "None right?{~a ~b}",
      "Number?{#twelve}",
      "Pairs?{=one -> two -> three =four -> five}",
      "}{",
      "Also good?{T}",
    ];
    const found = read(broken.join("\n\n"));
    expect(found.questions.map(({ text }) => text)).toEqual(["Good?", "Also good?"]);
    expect(codes(found.issues)).toEqual([
      [3, "no_closing_brace", true],
      [5, "braces", true],
      [7, "description", true],
      [9, "unclosed_title", true],
      [11, "weight", true],
      [13, "no_key", true],
      [15, "number_unreadable", true],
      [17, "no_pair", true],
      [19, "no_closing_brace", true],
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import { readBlanks } from "@/features/questions/types/fill-in-blanks/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { uuidV4 } from "@/lib/uuid-v4";
import { guessFormat, readQuestions } from "../read-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const read = (source: string) => readQuestions("moodle-xml", source, means);
const asked = (type: string, text: string, more = "", format = "html") =>
  `<question type="${type}"><name><text>Name</text></name><questiontext format="${format}"><text><![CDATA[${text}]]></text></questiontext>${more}</question>`;
function one(source: string) {
  const { questions, issues } = read(`<?xml version="1.0"?><quiz>${source}</quiz>`);
  expect(issues.filter(({ isLost }) => isLost)).toEqual([]);
  expect(questions).toHaveLength(1);
  return { ...questions[0], issues: issues.map(({ code }) => code) };
}
const answer = (fraction: number | string, text: string, feedback = "", more = "") =>
  `<answer fraction="${fraction}"><text>${text}</text><feedback format="html"><text>${feedback}</text></feedback>${more}</answer>`;
const blanks = (question: { body?: unknown }) => readBlanks(question.body);

describe("a question in Moodle XML", () => {
  test("with one right option, points, feedback and what all are told", () => {
    const more = `<defaultgrade>2.5000000</defaultgrade><generalfeedback><text>All.</text></generalfeedback><single>true</single>`;
    const found = one(asked("multichoice", "<p>Which?</p>", more + answer(100, "a", "Yes") + answer(0, "b", "No")));
    expect(found).toMatchObject({
      type: "SINGLE_CHOICE",
      text: "Which?",
      points: 2.5,
      explanation: "All.",
      issues: [],
    });
    expect(found.answers?.map(({ text, isCorrect, explanation }) => [text, isCorrect, explanation])).toEqual([
      ["a", true, "Yes"],
      ["b", false, "No"],
    ]);
  });

  test.each([
    ["false", [50, 50, -50], "MULTIPLE_CHOICE", []],
    ["false", [50, 50, 0], "MULTIPLE_CHOICE", ["weights"]],
    ["true", [100, 50, 0], "SINGLE_CHOICE", []],
    ["true", [100, 50, -25, -25], "SINGLE_CHOICE", []],
    ["true", [100, 0, -33.33333], "SINGLE_CHOICE", ["weights"]],
  ])("of which single is %s with fractions %j", (single, fractions, type, issues) => {
    const options = fractions.map((fraction, at) => answer(fraction, `option ${at}`)).join("");
    expect(one(asked("multichoice", "Which?", `<single>${single}</single>${options}`))).toMatchObject({ type, issues });
  });

  test("that is true or false, in either order", () => {
    const found = one(asked("truefalse", "So?", answer(100, "false", "Right.") + answer(0, "true", "Wrong.")));
    expect(found.answers?.map(({ text, isCorrect, explanation }) => [text, isCorrect, explanation])).toEqual([
      ["True", false, "Wrong."],
      ["False", true, "Right."],
    ]);
  });

  test("that is answered by a text", () => {
    const answers = answer(100, "gr*y", "Yes") + answer(100, "5\\*") + answer(80, "blue") + answer(0, "*", "No");
    const found = one(asked("shortanswer", "Which?", `<usecase>1</usecase>${answers}`));
    expect(found.answers?.map(({ text, isPattern, isCaseSensitive }) => [text, isPattern, isCaseSensitive])).toEqual([
      ["gr.*y", true, true],
      ["5*", false, true],
      ["blue", false, true],
      [".*", true, true],
    ]);
    expect(found.answers?.map(({ isCorrect, credit, explanation }) => [isCorrect, credit, explanation])).toEqual([
      [true, undefined, "Yes"],
      [true, undefined, ""],
      [false, 80, ""],
      [false, undefined, "No"],
    ]);
    expect(found.issues).toEqual([]);
    expect(one(asked("shortanswer", "Which?", answer(100, "a") + answer(-50, "b"))).issues).toEqual(["weights"]);
  });

  test("that is answered by a number with a unit", () => {
    const unit = (name: string, multiplier: number) =>
      `<unit><multiplier>${multiplier}</multiplier><unit_name>${name}</unit_name></unit>`;
    const right = answer(100, "6,25", "", "<tolerance>0.05</tolerance>");
    const found = one(asked("numerical", "How long?", `${right}<units>${unit("m", 1)}</units>`));
    expect(found).toMatchObject({ numericValue: "6.25", numericTolerance: "0.05", numericUnit: "m", issues: [] });
    const many = `${right}${answer(50, "6", "", "<tolerance>1</tolerance>")}<units>${unit("m", 1)}${unit("cm", 100)}</units>`;
    // Moodle multiplies the key: 1 m is 100 cm.
    expect(one(asked("numerical", "How long?", many))).toMatchObject({
      body: {
        ...{ units: [{ unit: "cm", factor: "0.01" }], isAsked: false, cost: 0 },
        foreseen: [{ value: "6", tolerance: "1", credit: 50, feedback: "" }],
      },
      issues: [],
    });
    const others = answer(100, "7") + answer(0, "*", "No");
    expect(one(asked("numerical", "How long?", right + others)).issues).toEqual(["other_numbers", "wrong_answers"]);
    const broken = `${right}<units>${unit("m", 1)}${unit("cm", 0)}</units>`;
    expect(one(asked("numerical", "How long?", broken))).toMatchObject({ body: null, issues: ["units"] });
    const graded = "<unitgradingtype>1</unitgradingtype><unitpenalty>0.25</unitpenalty>";
    expect(one(asked("numerical", "How long?", `${right}<units>${unit("m", 1)}</units>${graded}`))).toMatchObject({
      body: { units: [], isAsked: true, cost: 25 },
    });
  });

  test("that matches pairs, and answers that belong to none", () => {
    const pair = (prompt: string, to: string) =>
      `<subquestion format="html"><text>${prompt}</text><answer><text>${to}</text></answer></subquestion>`;
    const { pairs, extras } = readMatching(
      one(asked("matching", "Match.", pair("Canada", "Ottawa") + pair("Italy", "Rome*") + pair("", "Oslo"))).body,
    );
    expect(pairs.map(({ prompt, answer: to }) => [prompt, to])).toEqual([
      ["Canada", "Ottawa"],
      ["Italy", "Rome\\*"],
    ]);
    expect(extras.map(({ answer: to }) => to)).toEqual(["Oslo"]);
  });

  test("that puts items in order, by their places", () => {
    const items = answer("2.0000000", "second") + answer("1.0000000", "first");
    const found = one(asked("ordering", "Order.", `<gradingtype>ABSOLUTE_POSITION</gradingtype>${items}`));
    expect(found.answers?.map(({ text }) => text)).toEqual(["first", "second"]);
    expect(found.issues).toEqual([]);
    expect(
      one(asked("ordering", "Order.", `<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>${items}`)).issues,
    ).toEqual(["order"]);
  });

  test("that a person grades", () => {
    const more =
      "<minwordlimit>50</minwordlimit><maxwordlimit></maxwordlimit><attachments>1</attachments>" +
      '<graderinfo format="html"><text>A figure</text></graderinfo><responsetemplate><text>I think</text></responsetemplate>';
    expect(one(asked("essay", "Describe.", more))).toMatchObject({
      body: { minWords: 50, maxWords: null, graderNotes: "A figure" },
      issues: ["template", "attachments"],
    });
  });

  test("that is answered with files alone", () => {
    const upload = (more: string) =>
      one(asked("essay", "Hand it in.", `<responseformat>noinline</responseformat>${more}`));
    expect(upload("<attachments>-1</attachments><maxbytes>10485760</maxbytes>")).toMatchObject({
      type: "FILE_UPLOAD",
      body: { most: 10, accepts: [...fileGroups], megabytes: 10 },
      issues: [],
    });
    const listed = "<attachments>2</attachments><filetypeslist>.pdf,.doc,web_image</filetypeslist>";
    expect(upload(listed)).toMatchObject({
      body: { most: 2, accepts: ["documents", "images"], megabytes: 20 },
      issues: ["file_kinds"],
    });
  });

  test("of which Moodle's own texts and penalties aren't reported as lost, and those of an author are", () => {
    const usual = "<penalty>0.3333333</penalty><correctfeedback><text>Your answer is correct.</text></correctfeedback>";
    expect(one(asked("essay", "Describe.", usual)).issues).toEqual([]);
    const own =
      "<penalty>0.5</penalty><correctfeedback><text>Splendid</text></correctfeedback><tags><tag><text>knots</text></tag></tags>";
    expect(one(asked("essay", "Describe.", own)).issues).toEqual(["tries", "result_feedback", "tags"]);
  });
});

describe("blanks in Moodle XML", () => {
  test("from Cloze, of each kind, with their weights as points", () => {
    const text =
      "<p>{1:SA:=water#Yes~%50%H2O} at {:NUMERICAL:=7:0.5} in {1:MCV:=soil~%0%moon \\~ dust &#125;#No}, [[1]], {1:OTHER:=x}</p>";
    const found = one(asked("cloze", text));
    expect(found.text).toBe("[[1]] at [[2]] in [[3]], \\[\\[1\\]\\], {1:OTHER:=x}");
    expect(found.points).toBe(3);
    expect(blanks(found)).toMatchObject([
      {
        ...{ kind: "text", feedback: "", isCaseSensitive: false },
        accepted: [
          { text: "water", credit: 100, feedback: "Yes" },
          { text: "H2O", credit: 50, feedback: "" },
        ],
      },
      { kind: "number", value: "7", tolerance: "0.5" },
      {
        kind: "dropdown",
        choices: [
          { text: "soil", isCorrect: true },
          { text: "moon \\~ dust }", isCorrect: false, feedback: "No" },
        ],
      },
    ]);
    expect(found.issues).toEqual([]);
    expect(one(asked("cloze", "{2:SA:=a} {1:SAC:=b~=c*}")).issues).toEqual(["blank_patterns", "blank_weights"]);
  });

  test("from Cloze, with what wrong answers and those right in part are told, and what all are told behind it", () => {
    const text = one(asked("cloze", "{1:SA:=spring#Yes~%0%neap#The smallest.~%33.33333%tide#Which?}"));
    expect(blanks(text)).toMatchObject([
      {
        feedback: "",
        accepted: [
          { text: "spring", credit: 100, feedback: "Yes" },
          { text: "neap", credit: 0, feedback: "The smallest." },
          { text: "tide", credit: 33.33, feedback: "Which?" },
        ],
      },
    ]);
    const shared = one(asked("cloze", "{1:NM:=12.42:0.05#So.~%50%24.84:0.1#<p>Twice.</p><p>So.</p>~0#So.~*#So.}"));
    expect(blanks(shared)).toMatchObject([
      {
        ...{ value: "12.42", tolerance: "0.05", feedback: "So." },
        foreseen: [
          { value: "24.84", tolerance: "0.1", credit: 50, feedback: "Twice." },
          { value: "0", tolerance: "", credit: 0, feedback: "" },
        ],
      },
    ]);
    expect([...text.issues, ...shared.issues]).toEqual([]);
  });

  test("from Cloze, telling what a blank can't hold", () => {
    const issues = (field: string) => one(asked("cloze", `{1:${field}}`)).issues;
    expect(issues("SA:=a#Yes~*#No")).toEqual(["wrong_answers"]);
    expect(issues("SA:=a~%50%*")).toEqual(["part_of_points"]);
    expect(issues("SA:=a~%-50%b")).toEqual(["weights"]);
    expect(issues("NM:=1~=2~%50%three")).toEqual(["other_numbers"]);
    const many = Array.from({ length: 51 }, (_, at) => `=a${at}`).join("~");
    expect(issues(`SA:${many}`)).toEqual(["many_answers"]);
  });

  test("from lists of words, of which each group has its own", () => {
    const option = (text: string, group: number) =>
      `<dragbox><text>${text}</text><group>${group}</group><infinite/></dragbox>`;
    const options = option("cat", 1) + option("mat", 2) + option("dog", 1) + option("log", 2);
    const found = one(asked("ddwtos", "The [[3]] and the [[1]] on the [[2]].", options));
    expect(found.text).toBe("The [[1]] and the [[2]] on the [[3]].");
    const lists = blanks(found).map((blank) => (blank.kind === "dropdown" ? blank.choices : []));
    expect(lists.map((choices) => choices.map(({ text }) => text))).toEqual([
      ["cat", "dog"],
      ["cat", "dog"],
      ["mat", "log"],
    ]);
  });
});

describe("a text in Moodle XML", () => {
  test.each([
    [
      "html",
      '<p dir="ltr">One 2*3</p>\n<p>Two<br>lines&nbsp;&frac12; &amp;amp; &sum;</p>',
      "One 2\\*3\n\nTwo\\\nlines\u00a0½ \\&amp; &sum;",
    ],
    ["html", "Is <b>this</b> \\(x_1 &lt; 2\\)?", "Is <b>this</b> $x_1 < 2$?"],
    ["html", "Look:\n<ul>\n\n<li>2*3*4</li></ul>", "<div>\nLook:\n<ul>\n&#10;<li>2*3*4</li></ul>\n</div>"],
    ["moodle_auto_format", "One *\nTwo\n\nThree", "One \\*\\\nTwo\n\nThree"],
    ["moodle_auto_format", "One\n<i>Two</i>\nThree", "One\\\n<i>Two</i>\\\nThree"],
    ["plain_text", "<b>", "\\<b\\>"],
    ["markdown", "Is **this** <b>bold</b>?", "Is **this** <b>bold</b>?"],
    ["html", '<a href="@@PLUGINFILE@@/x.mp3">Hear</a> <img src="@@PLUGINFILE@@/y.png" alt="it">', "Hear it"],
  ])("in %s: %j", (format, text, markdown) => {
    expect(one(asked("essay", text, "", format)).text).toBe(markdown);
  });
});

describe("a file in Moodle XML", () => {
  const parts = [
    asked("essay", "Good?"),
    '<question type="essay"><name><text>Crossed</text></name><questiontext><text>a</questiontext></text></question>',
    '<!-- <question type="essay"> -->',
    asked("category", "", "<category><text>$course$/Knots</text></category>"),
    asked("description", "Read this."),
    asked("calculatedmulti", "{a} + {b}"),
    asked("cloze", "{1:MULTIRESPONSE:=a~=b}"),
    asked("essay", "&undefined; within CDATA"),
    '<question type="essay"><questiontext><text>&nbsp;</text></questiontext></question>',
    asked("essay", "x".repeat(50_001)),
    asked("multichoice", "None right?", answer(0, "a") + answer(0, "b")),
    asked("constructor", "Nothing inherited?"),
    '<question type="essay"><name><text>Cut off',
  ];
  const found = read(`<quiz>\n${parts.join("\n")}`);

  test("costs no question because another can't be read", () => {
    expect(found.questions.map(({ text }) => text)).toEqual(["Good?", "&undefined; within CDATA"]);
    expect(
      found.issues.map(({ line, code, detail, isLost }) => [line, code, ...(detail ? [detail] : []), isLost]),
    ).toEqual([
      [3, "malformed", true],
      [5, "category", false],
      [6, "only_text", true],
      [7, "type", "calculatedmulti", true],
      [8, "several_right", true],
      [10, "entity", true],
      [11, "too_large", true],
      [12, "no_key", true],
      [13, "type", "constructor", true],
      [14, "malformed", true],
    ]);
  });

  test("is recognized by its first tag", () => {
    expect(guessFormat('\uFEFF<?xml version="1.0"?>\n<quiz/>')).toBe("moodle-xml");
    expect(guessFormat("  <quiz></quiz>")).toBe("moodle-xml");
    expect(guessFormat("<b>Bold?</b>{T}")).toBe("gift");
  });
});

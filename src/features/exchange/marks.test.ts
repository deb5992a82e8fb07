import { describe, expect, test } from "vitest";
import { blankQuestion } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { longestTag, mostTags, type QuestionMarks, tagForm } from "@/features/questions/marks";
import { blankAnswer } from "@/features/questions/question-authoring";
import { uuidV4 } from "@/lib/uuid-v4";
import fc from "@/testing/fast-check";
import { readQuestions, type WrittenFormat } from "./read-questions";
import { writeQuestions } from "./write-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const, isMarked: true };
const aQuestion = (text: string): EditedQuestion => ({
  ...blankQuestion("SINGLE_CHOICE", means),
  ...{ text, answers: [blankAnswer(uuidV4(), "a", true), blankAnswer(uuidV4(), "b", false)] },
});

const signs = ["a", "é", "7", "中", " ", ".", "_", "-"];
const tag = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: longestTag })
  .map((parts) => parts.join("").replace(/ +/g, " ").trim())
  .filter((words) => tagForm.test(words));
const anyMarks = fc.record({
  tags: fc.uniqueArray(tag, { maxLength: mostTags }),
  difficulty: fc.constantFrom(null, 1, 2, 3),
});

function throughFile(format: WrittenFormat, all: readonly QuestionMarks[]) {
  const questions = all.map((_, at) => aQuestion(`Which of ${at}?`));
  const marks = new Map(questions.map((question, at) => [question, all[at] ?? { tags: [], difficulty: null }]));
  const written = writeQuestions(format, questions, new Map(), marks);
  const source = written.files?.flatMap((file) => ("text" in file ? file : [])) ?? written.source;
  const read = readQuestions(format, source, means);
  const found = read.questions.map((question) => read.marks.get(question) ?? { tags: [], difficulty: null });
  return { written, read, found };
}

describe("tags and the difficulty of questions of a bank", () => {
  test.each(["gift", "moodle-xml"] as const)("come back from %s, without the difficulty, which is told", (format) => {
    fc.assert(
      fc.property(fc.array(anyMarks, { minLength: 1, maxLength: 3 }), (all) => {
        const { written, read, found } = throughFile(format, all);
        expect(found).toEqual(all.map(({ tags }) => ({ tags, difficulty: null })));
        expect(read.issues).toEqual([]);
        const untold = all.flatMap(({ difficulty }, at) => (difficulty === null ? [] : [at + 1]));
        expect(written.issues).toEqual(untold.map((number) => ({ number, code: "difficulty", isLost: false })));
      }),
    );
  });

  test.each(["qti21", "qti22", "qti30"] as const)("come back from %s", (format) => {
    fc.assert(
      fc.property(fc.array(anyMarks, { minLength: 1, maxLength: 3 }), (all) => {
        const { written, read, found } = throughFile(format, all);
        expect(found).toEqual(all);
        expect([...written.issues, ...read.issues]).toEqual([]);
      }),
    );
  });

  test("are told as missing in Aiken, which has no place for them", () => {
    const { written } = throughFile("aiken", [{ tags: ["knots"], difficulty: 2 }]);
    expect(written.issues.map(({ code }) => code)).toEqual(["tags", "difficulty"]);
  });

  test("are named in a manifest as learning object metadata, and in no file of questions without any", () => {
    const manifestOf = (marks: QuestionMarks) => throughFile("qti22", [marks]).written.files?.[0];
    expect(manifestOf({ tags: ["knots"], difficulty: 3 })).toHaveProperty(
      "text",
      expect.stringContaining(
        "<metadata><imsmd:lom><imsmd:general><imsmd:keyword><imsmd:string>knots</imsmd:string></imsmd:keyword></imsmd:general>" +
          "<imsmd:educational><imsmd:difficulty><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>difficult</imsmd:value></imsmd:difficulty></imsmd:educational></imsmd:lom></metadata>",
      ),
    );
    expect(manifestOf({ tags: [], difficulty: null })).toHaveProperty("text", expect.not.stringContaining("imsmd"));
  });
});

describe("tags of a file", () => {
  const tagsIn = (format: "gift" | "moodle-xml", source: string, isMarked = true) => {
    const { questions, marks, issues } = readQuestions(format, source, { ...means, isMarked });
    return { tags: questions.map((one) => marks.get(one)?.tags ?? []), issues };
  };

  test("are those of comments in a question or right before it, as Moodle writes them", () => {
    const source = [
      "// question: 12  name: Loop",
      "// [id:12] [tag:Knots] [tag:at  sea]",
      "::Loop:: Which? {=a ~b}",
      "",
      "// [tag:nobody's]",
      "",
      "First line",
      "// [tag:bends]",
      "and second {",
      "",
      "// [tag:ropes]",
      "=a ~b}",
    ].join("\n");
    expect(tagsIn("gift", source)).toEqual({
      tags: [
        ["knots", "at sea"],
        ["bends", "ropes"],
      ],
      issues: [],
    });
  });

  test("are those of a question and of its course in Moodle XML", () => {
    const tags =
      "<tags><tag><text>Knots</text></tag></tags><coursetags><tag><text>sea &amp; land</text></tag></coursetags>";
    const source = `<quiz><question type="essay"><questiontext><text>Describe.</text></questiontext>${tags}</question></quiz>`;
    const { tags: found, issues } = tagsIn("moodle-xml", source);
    expect(found).toEqual([["knots"]]);
    expect(issues).toMatchObject([{ line: 1, code: "tag_form", detail: "sea & land", isLost: false }]);
  });

  test("are told where questions have none", () => {
    const { tags, issues } = tagsIn("gift", "// [tag:knots]\nWhich? {=a ~b}", false);
    expect(tags).toEqual([[]]);
    expect(issues).toMatchObject([{ line: 2, code: "tags" }]);
  });

  test("that are too many or too long are left out and told, and cost no question", () => {
    const many = Array.from({ length: mostTags + 2 }, (_, at) => `[tag:t${at}]`).join(" ");
    const { tags, issues } = tagsIn("gift", `// ${many} [tag:${"x".repeat(41)}] [tag:c++]\nWhich? {=a ~b}`);
    expect(tags[0]).toHaveLength(mostTags);
    expect(issues).toMatchObject([
      { code: "tag_form", detail: `${"x".repeat(41)}, c++` },
      { code: "many_tags", detail: "t20, t21" },
    ]);
  });
});

describe("metadata of a package", () => {
  const item = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="Q" adaptive="false" timeDependent="false"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`;
  const readWith = (lom: string, isMarked = true) => {
    const manifest = `<manifest><resources><resource type="imsqti_item_xmlv2p1" href="q.xml"><metadata>${lom}</metadata><file href="q.xml"/></resource></resources></manifest>`;
    const files = [
      { path: "imsmanifest.xml", text: manifest },
      { path: "q.xml", text: item },
    ];
    const { questions, marks, issues } = readQuestions("qti21", files, { ...means, isMarked });
    return { marks: questions.map((one) => marks.get(one)), codes: issues.map(({ code }) => code) };
  };

  test("is read in the words of IMS too, and a difficulty as the nearest level", () => {
    const old =
      '<imsmd:lom><imsmd:general><imsmd:keyword><imsmd:langstring xml:lang="en">Knots</imsmd:langstring></imsmd:keyword></imsmd:general>' +
      "<imsmd:educational><imsmd:difficulty><imsmd:source><imsmd:langstring>LOMv1.0</imsmd:langstring></imsmd:source><imsmd:value><imsmd:langstring>very easy</imsmd:langstring></imsmd:value></imsmd:difficulty></imsmd:educational></imsmd:lom>";
    expect(readWith(old)).toEqual({ marks: [{ tags: ["knots"], difficulty: 1 }], codes: ["difficulty_level"] });
    expect(readWith(old, false)).toEqual({ marks: [undefined], codes: ["tags", "difficulty"] });
  });

  test("tells a difficulty that isn't one of LOM", () => {
    const lom = "<lom><educational><difficulty><value>constructor</value></difficulty></educational></lom>";
    expect(readWith(lom)).toEqual({ marks: [undefined], codes: ["difficulty_word"] });
  });
});

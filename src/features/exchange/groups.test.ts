import { expect, test } from "vitest";
import { blankQuestion } from "@/features/questions/authoring";
import { moodleCategoryPath } from "@/features/questions/formats/moodle-category";
import { uuidV4 } from "@/lib/uuid-v4";
import fc from "@/testing/fast-check";
import { groupQuestions, moodleGroup, type QuestionGroup } from "./groups";
import { readQuestions } from "./read-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const, isGrouped: true };
const titles = (...groups: (QuestionGroup | undefined)[]) => {
  const questions = groups.map(() => blankQuestion("ESSAY", means));
  const known = groups.flatMap((group, at) => {
    const question = questions[at];
    return group && question ? [[question, group] as const] : [];
  });
  return groupQuestions(questions, new Map(known), "Others").map(({ title, questions: own }) => [title, own.length]);
};
const moodle = (path: string) => moodleGroup(path);

test("groups are called by their names from where they differ", () => {
  expect(
    titles(moodle("$course$/top/Default for Knots/Bends"), moodle("$course$/top/Default for Knots/Hitches")),
  ).toEqual([
    ["Bends", 1],
    ["Hitches", 1],
  ]);
  expect(titles(moodle("$course$/top/A/Easy"), moodle("$course$/top/B/Easy"), moodle("$course$/top/B"))).toEqual([
    ["A / Easy", 1],
    ["B / Easy", 1],
    ["B", 1],
  ]);
  expect(titles(moodle("$system$/top/A/B/Only"))).toEqual([["Only", 1]]);
});

test("what has no group, or one without a name, goes by another, each where it is first", () => {
  const bends = moodle("Bends");
  expect(titles(undefined, bends, moodle("$course$/top"), bends, undefined)).toEqual([
    ["Others", 2],
    ["Bends", 2],
    ["Others", 1],
  ]);
  expect(titles()).toEqual([]);
});

test("titles fit", () => {
  const [[title]] = titles(moodle("x".repeat(900))) as [[string, number]];
  expect(title).toHaveLength(200);
});

test("a title comes back from Moodle's path, whatever signs it has", () => {
  const title = fc.string({ unit: fc.constantFrom("a", "/", " ", "$", "top", "é"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(title, (words) => {
      const { path } = moodleGroup(moodleCategoryPath(words));
      const whole = words.trim().replace(/\s+/g, " ");
      // Moodle's own reader can't tell slashes at the ends of a name from those between names.
      if (!/^\/|\/$|\/\//.test(whole)) expect(path).toEqual(whole === "" ? [] : [whole]);
    }),
  );
});

test("a question is in the last category that stands before it", () => {
  const gift =
    "First?{T}\n\n$CATEGORY: Bends\n\nSecond?{T}\n\n// nothing\n$category: A/B\nThird?{\n\nT}\n\nFourth?{T}\n";
  const xml = `<quiz><question type="category"><category><text>$course$/Knots</text></category></question>
    <question type="truefalse"><questiontext><text>One</text></questiontext><answer fraction="100"><text>true</text></answer>
    <answer fraction="0"><text>false</text></answer></question></quiz>`;
  const read = (format: "gift" | "moodle-xml", source: string) => {
    const { questions, groups, issues } = readQuestions(format, source, means);
    expect(issues).toEqual([]);
    return questions.map((question) => [question.text, groups.get(question)?.path]);
  };
  expect(read("gift", gift)).toEqual([
    ["First?", undefined],
    ["Second?", ["Bends"]],
    ["Third?", ["A", "B"]],
    ["Fourth?", ["A", "B"]],
  ]);
  expect(read("moodle-xml", xml)).toEqual([["One", ["Knots"]]]);
});

test("an item that two tests name is in the first, and sections are no tests", () => {
  const item = (title: string) =>
    `<assessmentItem identifier="i" title="${title}"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/>
    <itemBody><p>${title}</p><extendedTextInteraction responseIdentifier="RESPONSE"/></itemBody></assessmentItem>`;
  const ref = (name: string) => `<assessmentItemRef identifier="${name}" href="${name}.xml"/>`;
  const test = (title: string, inside: string) =>
    `<assessmentTest identifier="t" title="${title}">${inside}</assessmentTest>`;
  const resource = (type: string, name: string) => `<resource identifier="${name}" type="${type}" href="${name}.xml"/>`;
  const items = ["one", "two", "three"];
  const files = [
    ...items.map((name) => ({ path: `${name}.xml`, text: item(name) })),
    { path: "section.xml", text: `<assessmentSection identifier="s" title="Part">${ref("one")}</assessmentSection>` },
    { path: "first.xml", text: test("First", '<assessmentSectionRef identifier="s" href="section.xml"/>') },
    { path: "second.xml", text: test("", ref("two") + ref("one")) },
    {
      path: "imsmanifest.xml",
      text: `<manifest><resources>${resource("imsqti_section_xmlv2p1", "section")}${resource("imsqti_test_xmlv2p1", "first")}
        ${resource("imsqti_test_xmlv2p1", "second")}${items.map((name) => resource("imsqti_item_xmlv2p1", name)).join("")}</resources></manifest>`,
    },
  ];
  const { questions, groups } = readQuestions("qti21", files, means);
  const found = groupQuestions(questions, groups, "Others");
  expect(found.map(({ title, questions: own }) => [title, own.map(({ text }) => text)])).toEqual([
    ["First", ["one"]],
    ["Others", ["two"]],
    ["Others", ["three"]],
  ]);
});

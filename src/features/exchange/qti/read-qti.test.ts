import { describe, expect, test } from "vitest";
import { findQuestionProblems } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import { emptyCode, longestStarter } from "@/features/questions/types/code/body";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import { readMatching } from "@/features/questions/types/matching/body";
import { uuidV4 } from "@/lib/uuid-v4";
import { writeZip } from "@/lib/zip/write-zip";
import exchange from "@/messages/en/exchange.json";
import questions from "@/messages/en/questions.json";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { openPackage } from "../read-package";
import { guessFormat, readQuestions } from "../read-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const read = (source: string) => readQuestions(guessFormat(source), source, means);
const codesOf = (source: string) => read(source).issues.map(({ code, isLost }) => [code, isLost]);

interface Item {
  head?: string;
  body: string;
  rules?: string;
  tail?: string;
  attributes?: string;
}
const item = ({ head = "", body, rules = "", tail = "", attributes = 'adaptive="false"' }: Item) =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="Knots" ${attributes}>${head}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>${body}</itemBody>${rules}${tail}</assessmentItem>`;
const response = (baseType: string, inside: string, cardinality = "single") =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${inside}</responseDeclaration>`;
const mapResponse =
  '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>';
const choice = (inside: string) =>
  `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which?</prompt>${inside}</choiceInteraction>`;
const two = '<simpleChoice identifier="A">one</simpleChoice><simpleChoice identifier="B">two</simpleChoice>';
const associable = (...ids: string[]) =>
  `<simpleMatchSet>${ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="2">${id}</simpleAssociableChoice>`).join("")}</simpleMatchSet>`;
const pairs = associable("A", "B") + associable("C", "D", "E");
const rightA = response("identifier", "<correctResponse><value>A</value></correctResponse>");

describe("QTI items", () => {
  test("keep emphasis, lists, tables and formulas, and say which parts they can't", () => {
    const body = `<p>Is <b>x</b><sup>2</sup>  \n <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>y</mi></math>?</p>
      <ul><li>a*b</li><li>c</li></ul><p><img src="knot.png" alt="A knot"/></p>${choice(two)}`;
    const { questions: found, issues } = read(item({ head: rightA, body }));
    expect(found.map(({ text }) => text)).toEqual([
      "Is **x**<sup>2</sup> <math><mi>y</mi></math>?\n\n- a\\*b\n- c\n\nA knot\n\nWhich?",
    ]);
    expect(issues.map(({ code, isLost, about }) => [code, isLost, about])).toEqual([["image", false, "Knots"]]);
  });

  test("keep fields in tables, as HTML where Markdown has no such table", () => {
    const field = '<textEntryInteraction responseIdentifier="RESPONSE"/>';
    const head = response("string", "<correctResponse><value>two</value></correctResponse>");
    const table = (cells: string) => item({ head, body: `<p>Fill in.</p><table><tr>${cells}</tr></table>` });
    const textOf = (source: string) => read(source).questions.map(({ text }) => text);
    expect(textOf(table(`<td rowspan="2">a*b</td><td>${field}</td><td><img src="a.png" alt="c"/></td>`))).toEqual([
      'Fill in.\n\n<table><tr><td rowspan="2">a&#42;b</td><td>[[1]]</td><td>c</td></tr></table>',
    ]);
    expect(textOf(table(`<th>a*b</th><th>${field}</th>`))).toEqual(["Fill in.\n\n| a\\*b | [[1]] |\n| - | - |"]);
  });

  test("have the right answer where only their scoring says it", () => {
    const rules = `<responseProcessing><responseCondition><responseIf><match><variable identifier="RESPONSE"/>
      <baseValue baseType="identifier">B</baseValue></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">2.5</baseValue>
      </setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    const [question] = read(item({ head: response("identifier", ""), body: choice(two), rules })).questions;
    expect(question?.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([
      ["one", false],
      ["two", true],
    ]);
    expect(question?.points).toBe(2.5);
  });

  test("that match either side to the other have the prompts that are matched once", () => {
    const matched = (...values: string[]) => {
      const correct = values.map((value) => `<value>${value}</value>`).join("");
      const head = response("directedPair", `<correctResponse>${correct}</correctResponse>`, "multiple");
      const body = `<p>Which?</p><matchInteraction responseIdentifier="RESPONSE">${pairs}</matchInteraction>`;
      return read(item({ head, body })).questions.map((question) => {
        const { pairs: found, extras } = readMatching(question.body);
        return [found.map(({ prompt, answer }) => `${prompt}-${answer}`), extras.map(({ answer }) => answer)];
      });
    };
    expect(matched("B C", "A D")).toEqual([[["A-D", "B-C"], ["E"]]]);
    expect(matched("A C", "A D", "B E")).toEqual([[["C-A", "D-A", "E-B"], []]]);
  });

  test("with a field behind their text are short answers or numbers, with the tolerance of their scoring", () => {
    const field = '<p>How long?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>';
    const mapping =
      '<mapping defaultValue="0"><mapEntry mapKey="Two" mappedValue="1" caseSensitive="false"/><mapEntry mapKey="2" mappedValue="1"/><mapEntry mapKey="3" mappedValue="0.5"/></mapping>';
    const short = read(item({ head: response("string", mapping), body: field, rules: mapResponse }));
    expect(short.questions.map(({ type }) => type)).toEqual(["SHORT_ANSWER"]);
    expect(
      short.questions[0]?.answers.map(({ text, isCaseSensitive, isCorrect, credit }) => [
        ...[text, isCaseSensitive, isCorrect, credit],
      ]),
    ).toEqual([
      ["Two", false, true, undefined],
      ["2", true, true, undefined],
      ["3", true, false, 50],
    ]);
    expect(short.issues).toEqual([]);
    const rules = `<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.5 0.5"><variable identifier="RESPONSE"/>
      <correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;
    const head = response("float", "<correctResponse><value>2.50</value></correctResponse>");
    expect(read(item({ head, body: field, rules })).questions).toMatchObject([
      { type: "NUMERIC", numericValue: "2.50", numericTolerance: "0.5", text: "How long?" },
    ]);
    expect(codesOf(item({ head, body: field, rules: rules.replace("0.5 0.5", "0.5 1") }))).toEqual([
      ["processing", true],
    ]);
  });

  test.each([
    ["", [...fileGroups], []],
    [' type="application/zip"', ["archives"], []],
    [' type="application/pdf"', ["documents"], ["file_kinds"]],
    [' type="image/png, image/jpeg"', ["images"], ["file_kinds"]],
    [' type="audio/*"', ["audio"], ["file_kinds"]],
    [' type="application/x-unknown"', [...fileGroups], ["file_kinds"]],
  ])("that are answered with a file take the kinds that hold its type:%s", (type, accepts, issues) => {
    const notes = '<rubricBlock view="scorer"><p>Two knots.</p></rubricBlock>';
    const body = `<p>Show it.</p><uploadInteraction responseIdentifier="RESPONSE"${type}/>${notes}`;
    const found = read(item({ head: response("file", ""), body }));
    expect(found.questions).toMatchObject([
      { type: "FILE_UPLOAD", text: "Show it.", body: { most: 1, accepts, graderNotes: "Two knots." } },
    ]);
    expect(found.issues.map(({ code }) => code)).toEqual(issues);
  });

  test.each([
    ["adaptive", item({ body: choice(two), attributes: 'adaptive="true"' })],
    ["templated", item({ head: '<templateDeclaration identifier="A"/>', body: choice(two) })],
    ["no_interaction", item({ body: "<p>Read this.</p>" })],
    ["several", item({ head: rightA, body: choice(two) + choice(two) })],
    ["graphic", item({ body: '<selectPointInteraction responseIdentifier="RESPONSE"/>' })],
    ["no_picture", item({ body: '<hotspotInteraction responseIdentifier="RESPONSE"/>' })],
    ["slider", item({ body: '<sliderInteraction responseIdentifier="RESPONSE"/>' })],
    ["hottext", item({ body: '<hottextInteraction responseIdentifier="RESPONSE"/>' })],
    ["drawing", item({ body: '<drawingInteraction responseIdentifier="RESPONSE"/>' })],
    ["media_interaction", item({ body: '<mediaInteraction responseIdentifier="RESPONSE"/>' })],
    ["custom", item({ body: '<customInteraction responseIdentifier="RESPONSE"/>' })],
    ["custom", item({ body: '<portableCustomInteraction responseIdentifier="RESPONSE"/>' })],
    ["interaction", item({ body: '<endAttemptInteraction responseIdentifier="RESPONSE"/>' })],
    [
      "processing",
      item({
        head: rightA,
        body: choice(two),
        rules:
          '<responseProcessing><setOutcomeValue identifier="SCORE"><customOperator/></setOutcomeValue></responseProcessing>',
      }),
    ],
    [
      "processing",
      item({
        head: rightA,
        body: choice(two),
        rules:
          '<responseProcessing><setOutcomeValue identifier="SCORE"><constructor/></setOutcomeValue></responseProcessing>',
      }),
    ],
    [
      "processing",
      item({
        head: response("identifier", "<correctResponse><value>B</value></correctResponse>", "ordered"),
        body: `<p>Which?</p><orderInteraction responseIdentifier="RESPONSE">${two}</orderInteraction>`,
      }),
    ],
    [
      "many_matches",
      item({
        head: response(
          "directedPair",
          "<correctResponse><value>A C</value><value>A D</value></correctResponse>",
          "multiple",
        ),
        body: `<p>Which?</p><matchInteraction responseIdentifier="RESPONSE">${pairs}</matchInteraction>`,
      }),
    ],
    ["no_key", item({ head: response("identifier", ""), body: choice(two) })],
    [
      "too_large",
      item({ head: rightA, body: choice(`${two}${'<simpleChoice identifier="C">c</simpleChoice>'.repeat(100)}`) }),
    ],
    ["not_qti", "<assessmentItemRef/>"],
    ["qti_one", "<questestinterop></questestinterop>"],
    ["malformed", "<assessmentItem><p></assessmentItem>"],
    ["entities", '<!DOCTYPE assessmentItem [<!ENTITY a "b">]><assessmentItem>&a;</assessmentItem>'],
  ])("that can't be read are named: %s", (code, source) => {
    expect(readQuestions("qti21", source, means).issues.map((issue) => [issue.code, issue.isLost])).toEqual([
      [code, true],
    ]);
  });
});

test("a package of Canvas has each file in version 1.2 told once, those as well that its manifest lists as no questions", async () => {
  const resource = (type: string, ...hrefs: string[]) =>
    `<resource type="${type}">${hrefs.map((href) => `<file href="${href}"/>`).join("")}</resource>`;
  const one = "<questestinterop><assessment/></questestinterop>";
  const resources =
    resource("imsqti_xmlv1p2/imscc_xmlv1p1/assessment", "quiz/assessment_qti.xml") +
    resource("associatedcontent/imscc_xmlv1p1/learning-application-resource", "other_assessments/quiz.xml.qti");
  const { files } = await openPackage(
    writeZip([
      { path: "other_assessments/quiz.xml.qti", text: one },
      { path: "other_assessments/bank.xml.qti", text: one },
      { path: "quiz/assessment_qti.xml", text: one },
      { path: "quiz/assessment_meta.xml", text: "<quiz/>" },
      { path: "imsmanifest.xml", text: `<manifest><resources>${resources}</resources></manifest>` },
    ]),
  );
  const { questions: found, issues } = readQuestions(guessFormat(files), files, means);
  expect(found).toEqual([]);
  expect(issues.map(({ code, isLost, file }) => [code, isLost, file])).toEqual([
    ["qti_one", true, "quiz/assessment_qti.xml"],
    ["qti_one", true, "other_assessments/bank.xml.qti"],
    ["qti_one", true, "other_assessments/quiz.xml.qti"],
  ]);
});

test("preformatted text of another platform is code of no known language, unless it begins with more than code may", () => {
  const preformatted = (starter: string) =>
    read(
      item({
        head: `<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"><defaultValue><value>${starter}</value></defaultValue></responseDeclaration>`,
        body: '<extendedTextInteraction responseIdentifier="RESPONSE" format="preFormatted" class="language-cobol"><prompt>Which?</prompt></extendedTextInteraction>',
      }),
    );
  const body = { ...emptyCode, language: null, starter: "DISPLAY 1\n  ." };
  expect(preformatted(body.starter).questions).toMatchObject([{ type: "CODE", text: "Which?", answers: [], body }]);
  expect(preformatted("x".repeat(longestStarter + 1)).issues).toMatchObject([{ code: "too_large", isLost: true }]);
});

describe("any broken input", () => {
  const said = new Set([...Object.keys(exchange.issues), ...Object.keys(questions.problem)]);
  const isSafe = (source: string) => {
    const { questions: found, issues } = readQuestions("qti21", [{ path: "a.xml", text: source }], means);
    for (const { code } of issues) expect(said).toContain(code);
    for (const question of found) {
      expect(EditedQuestion.safeParse(question).success).toBe(true);
      expect(findQuestionProblems(question)).toEqual([]);
    }
    return found.length + issues.filter(({ isLost }) => isLost).length;
  };
  const whole = item({
    head: response(
      "string",
      '<correctResponse><value>a</value></correctResponse><mapping><mapEntry mapKey="a" mappedValue="1"/></mapping>',
    ),
    body: '<p>A <textEntryInteraction responseIdentifier="RESPONSE"/> <feedbackInline identifier="x" outcomeIdentifier="F">y</feedbackInline></p>',
    rules: mapResponse,
  });

  test("of an item with damage is a question or a named issue", () => {
    const damage = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(40),
      put: fc.constantFrom("", "<", ">", '"', "</p>", "&", "\0", "]]>", "<!--", "RESPONSE"),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const broken = damages.reduce(
          (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
          whole,
        );
        isSafe(broken);
      }),
    );
  });

  const ids = fc.constantFrom("A", "B", "C", "A B", "1", "RESPONSE", "constructor");
  const name = (...names: string[]) => fc.constantFrom(...names);
  const attributes = fc
    .record(
      {
        identifier: ids,
        responseIdentifier: name("RESPONSE", "constructor", "B"),
        ...{
          cardinality: name("single", "multiple", "ordered"),
          baseType: name("identifier", "string", "float", "pair"),
        },
        ...{ tolerance: name("0.5", "x", "1 2"), toleranceMode: name("absolute", "relative", "exact") },
        ...{
          mapKey: ids,
          mappedValue: name("1", "-1", "x"),
          outcomeIdentifier: name("SCORE", "F"),
          showHide: name("hide"),
        },
        ...{
          n: name("1", "0", "x"),
          caseSensitive: name("false"),
          maxChoices: name("0", "1"),
          class: name("constructor", "unit"),
        },
        ...{
          view: name("scorer"),
          src: name("a.png", "https://example.org/a.png"),
          colspan: name("2"),
          pattern: name("("),
          format: name("plain", "preFormatted"),
        },
      },
      { requiredKeys: [] },
    )
    .map((values) =>
      Object.entries(values)
        .map(([key, value]) => ` ${key}="${value}"`)
        .join(""),
    );
  const tag = (names: string, inside: Arbitrary<string>) =>
    fc
      .tuple(fc.constantFrom(...names.split(" ")), attributes, inside)
      .map(([called, with_, children]) => `<${called}${with_}>${children}</${called}>`);
  const some = (of: Arbitrary<string>, maxLength = 4) => fc.array(of, { maxLength }).map((parts) => parts.join(""));
  const trees = fc.letrec<Record<"expression" | "flow", string>>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tag("variable correct mapResponse", fc.constant("")),
      tag("baseValue", ids),
      tag(
        "match equal sum product divide multiple member index and or not isNull gt stringMatch patternMatch constructor __proto__",
        some(tie("expression"), 2),
      ),
    ),
    flow: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom("Which?", "[[1]]", "a*b ", "&lt;", "$x$"),
      tag(
        "p ul li table tr td th math mi pre code img h1 em dl constructor span feedbackInline rubricBlock",
        some(tie("flow")),
      ),
    ),
  }));
  const choices = tag("simpleChoice simpleAssociableChoice gapText inlineChoice gap", some(trees.flow, 2));
  const interaction = tag(
    "choiceInteraction orderInteraction matchInteraction associateInteraction gapMatchInteraction inlineChoiceInteraction textEntryInteraction extendedTextInteraction",
    some(fc.oneof(choices, tag("simpleMatchSet", some(choices))), 5),
  );
  const setting = tag("setOutcomeValue", trees.expression);
  const rule = fc.oneof(
    setting,
    tag("responseCondition", some(tag("responseIf responseElse", some(fc.oneof(trees.expression, setting), 3)), 2)),
  );
  const declared = tag(
    "responseDeclaration outcomeDeclaration",
    some(
      fc.oneof(
        tag("correctResponse defaultValue", some(tag("value", ids))),
        tag("mapping", some(tag("mapEntry", fc.constant("")))),
      ),
    ),
  );
  const soup = fc.record({
    head: some(fc.oneof(declared, fc.constant(rightA)), 3),
    body: fc.tuple(some(trees.flow), interaction, some(trees.flow, 2)).map((parts) => `<p>Which?</p>${parts.join("")}`),
    rules: some(rule, 3).map((rules) => (rules === "" ? "" : `<responseProcessing>${rules}</responseProcessing>`)),
    tail: some(tag("modalFeedback", trees.flow), 2),
  });

  test("of any elements is a question or a named issue", () => {
    fc.assert(
      fc.property(soup, (parts) => {
        expect(isSafe(item(parts))).toBe(1);
      }),
      { numRuns: 500 },
    );
  });
});

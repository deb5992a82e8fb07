import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeQuestions } from "@/features/exchange/write-questions";
import { readCourse } from "@/features/interchange/server/read-course";
import { stageCourse } from "@/features/interchange/server/staging/stage-course";
import { blankQuestion } from "@/features/questions/authoring";
import { blankAnswer } from "@/features/questions/question-authoring";
import { uuidV4 } from "@/lib/uuid-v4";
import { within } from "@/testing/within";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(files: Record<string, string>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, "sky", path)), { recursive: true });
    await writeFile(join(folder, "sky", path), content);
  }
  const staged = await stageCourse(join(folder, "sky"), { stagingRoot: join(folder, "staging") });
  try {
    const result = await readCourse(staged);
    const lessons = result.course.modules.flatMap((module) => module.lessons);
    const lost = result.notCarried.map(({ where, what, why }) => `${where} ${what}: ${why}`);
    return { ...result, lessons, lost, questions: lessons.flatMap(({ assessment }) => assessment?.questions ?? []) };
  } finally {
    await staged.close();
  }
}

const manifestOf = (outline: string, resources: string, schema = "IMS Common Cartridge") =>
  `<manifest identifier="m"><metadata><schema>${schema}</schema></metadata><organizations><organization>${outline}</organization></organizations><resources>${resources}</resources></manifest>`;
const item = (id: string, resource: string, title = id) =>
  `<item identifier="${id}" identifierref="${resource}"><title>${title}</title></item>`;
const folderOf = (title: string, ...inside: string[]) =>
  `<item identifier="f-${title}"><title>${title}</title>${inside.join("")}</item>`;
const resource = (id: string, path: string, type = "webcontent", more = "") =>
  `<resource identifier="${id}" type="${type}" href="${path}">${more}<file href="${path}"/></resource>`;
const forTeachers =
  "<metadata><lom><educational><intendedEndUserRole><value>Instructor</value></intendedEndUserRole></educational></lom></metadata>";

describe("a Common Cartridge", () => {
  test("has folders as modules, deeper ones as headings, and links between its pages", async () => {
    const outline = `<item>${folderOf("One", item("a", "ra", "A"), folderOf("Deep", item("b", "rb", "B"), folderOf("Deeper", item("c", "rc", "C"))))}${item("d", "rd", "D")}</item>`;
    const { course, lessons, lost } = await read({
      "imsmanifest.xml": manifestOf(
        outline,
        `${resource("ra", "pages/a.html")}${resource("rb", "pages/b.html")}${resource("rc", "c.pdf")}${resource("rd", "link.xml", "imswl_xmlv1p3")}${resource("rs", "secret.pdf", "webcontent", forTeachers)}`,
      ),
      "pages/a.html":
        '<html><head><title>x</title></head><body><p><a href="b.html#top">b</a> <img src="../img/my%20star.png" alt="star"> <a href="$IMS-CC-FILEBASE$/secret.pdf">key</a></p><script>alert(1)</script></body></html>',
      "pages/b.html": '<p onclick="x()">Text</p>',
      "img/my star.png": "png",
      "c.pdf": "pdf",
      "secret.pdf": "pdf",
      "link.xml": '<webLink><title>t</title><url href="https://example.org/sky"/></webLink>',
    });
    expect(
      course.modules.map(({ title, lessons: of }) => [title, of.map(({ sourceKey, section }) => [sourceKey, section])]),
    ).toEqual([
      [
        "One",
        [
          ["a", null],
          ["b", "Deep"],
          ["c", "Deep: Deeper"],
        ],
      ],
      ["sky", [["d", null]]],
    ]);
    expect(lessons[0]?.content).toBe(
      "[b](lesson:b) ![star](media/img/my%20star.png) [key](/$IMS-CC-FILEBASE$/secret.pdf)",
    );
    expect(lessons[2]?.resources).toMatchObject([{ title: "C", type: "DOCUMENT", filePath: "media/c.pdf" }]);
    expect(lessons[3]?.resources).toMatchObject([{ title: "D", type: "LINK", url: "https://example.org/sky" }]);
    expect(course.files.map(({ path }) => path)).toEqual(["media/c.pdf", "media/img/my star.png"]);
    expect(lost.toSorted()).toEqual(
      [
        "pages/a.html:1 script: Scripts of a course never run here.",
        'pages/a.html:1 link: "$IMS-CC-FILEBASE$/secret.pdf" leads to nothing in the package.',
        "pages/b.html:1 event handler: What it did on a click is gone; its text is carried. (onclick)",
        "secret.pdf file: It is for those who teach, and files of a course are for its students.",
      ].sort(),
    );
  });

  test("that names files outside of it, or entities, reads none of them and is listed part by part", async () => {
    const { course, lost, lessons } = await read({
      "imsmanifest.xml": manifestOf(
        `${item("a", "ra")}${item("b", "rb")}${item("c", "rc")}${item("d", "rd")}`,
        `${resource("ra", "../../etc/passwd")}${resource("rb", "b.html")}${resource("rc", "c.xml", "imsdt_xmlv1p1")}${resource("rd", "d.xml", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment")}`,
      ),
      "b.html": '<img src="../../../etc/passwd" alt="x"><a href="%2e%2e/%2e%2e/etc/passwd">y</a>',
      "c.xml": '<!DOCTYPE topic [<!ENTITY x SYSTEM "file:///etc/passwd">]><topic><text>&x;</text></topic>',
      "d.xml": "<questestinterop><item>",
    });
    expect(lessons.map(({ sourceKey }) => sourceKey)).toEqual(["b"]);
    expect(course.files).toEqual([]);
    expect(lessons[0]?.content).toBe("![x](/etc/passwd)[y](/etc/passwd)");
    expect(lost.filter((line) => /^c\.xml:1 topic: .*declares entities/.test(line))).toHaveLength(1);
    expect(lost.filter((line) => /^d\.xml:1 quiz: .*not well-formed/.test(line))).toHaveLength(1);
    expect(lost.filter((line) => line.includes("etc/passwd"))).toHaveLength(2);
  });

  test("of SCORM is refused", async () => {
    const files = { "imsmanifest.xml": manifestOf("", "", "ADL SCORM") };
    await expect(read(files)).rejects.toThrow("This is a SCORM package, which cannot be imported yet.");
  });
});

describe("a quiz of Canvas", () => {
  test("is read in its own form, with its settings", async () => {
    const label = (ident: string, text: string) =>
      `<response_label ident="${ident}"><material><mattext>${text}</mattext></material></response_label>`;
    const field = (name: string, labels: string) =>
      `<response_lid ident="response_${name}"><material><mattext>${name}</mattext></material><render_choice>${labels}</render_choice></response_lid>`;
    const earns = (name: string, ident: string) =>
      `<respcondition><conditionvar><varequal respident="response_${name}">${ident}</varequal></conditionvar><setvar action="Add">50</setvar></respcondition>`;
    const said = (name: string, value: string) =>
      `<qtimetadatafield><fieldlabel>${name}</fieldlabel><fieldentry>${value}</fieldentry></qtimetadatafield>`;
    const blanks = `<item ident="b"><itemmetadata><qtimetadata>${said("question_type", "fill_in_multiple_blanks_question")}${said("points_possible", "2.5")}</qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">At [x] tide the range is [y].</mattext></material>${field("x", label("1", "spring") + label("2", "springs"))}${field("y", label("3", "wide"))}</presentation><resprocessing>${earns("x", "1")}${earns("x", "2")}${earns("y", "3")}</resprocessing></item>`;
    const quiz =
      "<quiz><title>Tides</title><description>&lt;p&gt;Three minutes.&lt;/p&gt;</description><allowed_attempts>-1</allowed_attempts><time_limit>3</time_limit><shuffle_answers>true</shuffle_answers><scoring_policy>keep_average</scoring_policy><unlock_at>2027-03-01T09:00:00</unlock_at><due_at>2027-03-02T09:00:00</due_at><one_question_at_a_time>true</one_question_at_a_time></quiz>";
    const { lessons, questions, lost } = await read({
      "imsmanifest.xml": manifestOf(
        "",
        `<resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="q/assessment_qti.xml"/><dependency identifierref="meta"/></resource><resource identifier="meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="q/assessment_meta.xml"><file href="q/assessment_meta.xml"/><file href="non_cc_assessments/q.xml.qti"/></resource>`,
      ),
      "q/assessment_qti.xml": "<questestinterop><assessment><section/></assessment></questestinterop>",
      "q/assessment_meta.xml": quiz,
      "non_cc_assessments/q.xml.qti": `<questestinterop><assessment title="Q"><section>${blanks}</section></assessment></questestinterop>`,
    });
    expect(lessons[0]?.assessment).toMatchObject({
      ...{ title: "Tides", description: "Three minutes.", maxAttempts: 0, timeLimitMinutes: 3, shuffleAnswers: true },
      ...{ counts: "AVERAGE", opensAt: "2027-03-01T09:00:00.000Z", closesAt: null, paging: "QUESTION" },
    });
    expect(questions).toMatchObject([
      {
        ...{ type: "FILL_IN_BLANKS", points: 2.5, text: "At [[1]] tide the range is [[2]]." },
        blanks: [
          { blank: "1", accept: ["spring", "springs"] },
          { blank: "2", accept: ["wide"] },
        ],
      },
    ]);
    expect(lost).toEqual(["q/assessment_meta.xml due_at: Due dates do not exist here."]);
  });
});

const choices = (...labels: string[]) =>
  labels
    .map(
      (label) => `<response_label ident="${label}"><material><mattext>${label}</mattext></material></response_label>`,
    )
    .join("");
const lid = (labels: string, cardinality = "Single") =>
  `<response_lid ident="r" rcardinality="${cardinality}"><render_choice>${labels}</render_choice></response_lid>`;
const str = '<response_str ident="r"><render_fib><response_label ident="x"/></render_fib></response_str>';
const when = (condition: string, score: number, more = "") =>
  `<respcondition continue="Yes"><conditionvar>${condition}</conditionvar><setvar action="Add">${score}</setvar>${more}</respcondition>`;
const is = (value: string, more = "") => `<varequal respident="r"${more}>${value}</varequal>`;
const oneOf = (profile: string, asked: string, ...conditions: string[]) =>
  `<item ident="q" title="Q"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.${profile}.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;Which [a] and [b]?&lt;/p&gt;</mattext></material>${asked}</presentation><resprocessing>${conditions.join("")}</resprocessing></item>`;

describe("an item of QTI 1.2", () => {
  const ask = (...items: string[]) =>
    read({
      "imsmanifest.xml": manifestOf("", resource("q", "q.xml", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment")),
      "q.xml": `<questestinterop><assessment title="Quiz"><section>${items.join("")}</section></assessment></questestinterop>`,
    });

  test("earns for an option what its own scoring gives", async () => {
    const { questions } = await ask(
      oneOf("multiple_choice", lid(choices("a", "b", "c")), when(is("a"), 100), when(is("b"), 50)),
      oneOf(
        "multiple_response",
        lid(choices("a", "b", "c"), "Multiple"),
        when(is("a"), 50),
        when(is("b"), 50),
        when(is("c"), -50),
      ),
    );
    expect(
      questions.map(({ type, options }) => [type, options.map(({ correct, credit }) => credit ?? correct)]),
    ).toEqual([
      ["SINGLE_CHOICE", [true, 50, false]],
      ["MULTIPLE_CHOICE", [true, true, false]],
    ]);
    expect(questions.map(({ sourceKey }) => sourceKey)).toEqual(["q", "q~2"]);
  });

  test("takes the texts that it names, with their case and their patterns", async () => {
    const { questions } = await ask(
      oneOf("fib", str, when(is("Vega", ' case="Yes"'), 100), when(is("star"), 25)),
      oneOf("pattern_match", str, when('<varsubstring respident="r">a.b</varsubstring>', 100)),
      oneOf("essay", str),
    );
    expect(questions.map(({ type }) => type)).toEqual(["SHORT_ANSWER", "SHORT_ANSWER", "ESSAY"]);
    expect(questions[0]?.accepted).toEqual([
      { text: "Vega", caseSensitive: true, isRegex: false, feedback: "" },
      { text: "star", caseSensitive: false, isRegex: false, feedback: "", credit: 25 },
    ]);
    expect(questions[1]?.accepted).toMatchObject([{ text: ".*a\\.b.*", isRegex: true }]);
  });

  test("is listed where it can't be one here", async () => {
    const matching = oneOf("x", `${lid(choices("a"))}${str}`);
    const { questions, lost } = await ask(
      oneOf("multiple_choice", lid(choices("a", "b"))),
      oneOf("multiple_choice", lid(choices("a", "b")), when(is("a"), 1), when(is("b"), 1)),
      oneOf(
        "multiple_response",
        lid(choices("a", "b"), "Multiple"),
        when(is("a"), 100),
        when(is("b"), 100, ""),
        when(`<and>${is("a")}${is("b")}</and>`, -300),
      ),
      matching,
      '<item ident="n"><presentation><material><mattext>Only text</mattext></material></presentation></item>',
      oneOf("multiple_choice", lid(choices(...Array.from({ length: 101 }, (_, at) => `c${at}`))), when(is("c1"), 1)),
    );
    expect(questions).toEqual([]);
    expect(lost.filter((line) => line.includes(" item: "))).toEqual(
      [
        "No choice is marked as correct.",
        "Several choices are marked as correct, any of which would do.",
        "Which of its choices are correct isn’t clear from its scoring.",
        "It is answered in a way that does not exist here.",
        "There is nothing to answer, so it is a text and not a question.",
        "It is longer or has more parts than a question can have here.",
      ].map((why) => `q.xml:1 item: ${why}`),
    );
  });

  test("of a hostile size ends at once", async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `c${at}`);
    const large = oneOf("multiple_choice", lid(choices(...many)), ...many.map((one) => when(is(one), 1)));
    const { lost } = await within("reading an item of 20,000 choices", 20_000, () => ask(large));
    expect(lost[0]).toContain("It is longer or has more parts");
  });
});

test("a file with the key of a quiz comes along for no link of a page", async () => {
  const links = ["quiz.xml", "non_cc_assessments/quiz.xml.qti", "notes.xml"].map((href) => `<a href="${href}">x</a>`);
  const { course, lost } = await read({
    "imsmanifest.xml": manifestOf(
      item("a", "ra", "A"),
      `${resource("ra", "a.html")}${resource("rq", "quiz.xml", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment")}${resource("rn", "notes.xml")}`,
    ),
    "a.html": `<p>${links.join(" ")}</p>`,
    "quiz.xml": "<questestinterop/>",
    "non_cc_assessments/quiz.xml.qti": "<questestinterop/>",
    "notes.xml": "<notes/>",
  });
  expect(course.files.map(({ path }) => path)).toEqual(["media/notes.xml"]);
  expect(lost.filter((line) => line.startsWith("a.html"))).toHaveLength(2);
});

describe("a package of QTI that this site wrote", () => {
  test.each(["qti21", "qti22", "qti30"] as const)("is a course with its questions, in %s", async (format) => {
    const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
    const question = {
      ...blankQuestion("SINGLE_CHOICE", means),
      ...{ text: "Which *star*?", points: 2, explanation: "So.", penalty: 25 },
      answers: [blankAnswer(uuidV4(), "Polaris", true), blankAnswer(uuidV4(), "Vega", false)],
    };
    const marks = new Map([[question, { tags: ["stars"], difficulty: 2 }]]);
    const { files } = writeQuestions(format, [question], new Map(), marks);
    const texts = (files ?? []).map((file) => [file.path, "text" in file ? file.text : ""]);
    const { course, questions, lost } = await read(Object.fromEntries(texts));
    expect(course).toMatchObject({ originKey: "package:questions/sky", title: "sky" });
    expect(questions).toMatchObject([
      {
        ...{ type: "SINGLE_CHOICE", text: "Which *star*?", points: 2, penalty: 25, explanation: "So." },
        options: [
          { text: "Polaris", correct: true },
          { text: "Vega", correct: false },
        ],
      },
    ]);
    expect(lost.map((line) => line.split(" ")[1])).toEqual(["tags:", "difficulty:"]);
  });

  test.each(["qti21", "qti22", "qti30"] as const)(
    "has a lesson for each that asked its questions, in %s",
    async (format) => {
      const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
      const [one, two, three] = ["One?", "Two?", "Three?"].map((text) => ({
        ...{ ...blankQuestion("NUMERIC", means), text, numericValue: "4" },
      }));
      if (!one || !two || !three) throw new Error("there are three");
      const [tides, winds] = [{ title: "Tides & ebbs" }, { title: "Winds" }];
      const asking = new Map([
        [one, tides],
        [two, tides],
        [three, winds],
      ]);
      const { files } = writeQuestions(format, [one, two, three], new Map(), new Map(), asking);
      const texts = (files ?? []).map((file) => [file.path, "text" in file ? file.text : ""]);
      const { lessons, lost } = await read(Object.fromEntries(texts));
      const shown = lessons.map(({ title, assessment }) => [title, assessment?.questions.map(({ text }) => text)]);
      expect(shown).toEqual([
        ["Tides & ebbs", ["One?", "Two?"]],
        ["Winds", ["Three?"]],
      ]);
      expect(lessons.map(({ assessment }) => assessment?.sections)).toEqual([undefined, undefined]);
      expect(lost).toEqual([]);
    },
  );
});

import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { blankQuestion, findQuestionProblems } from "@/features/questions/authoring";
import { withoutIds } from "@/features/questions/body-texts";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { pictureKey } from "@/features/questions/formats/picture-key";
import { blankAnswer } from "@/features/questions/question-authoring";
import { readHotspot } from "@/features/questions/types/hotspot/body";
import { uuidV4 } from "@/lib/uuid-v4";
import { writeZip } from "@/lib/zip/write-zip";
import { ZipProblem } from "@/lib/zip/zip-problem";
import { embeddedPictures, type FilePictures, packedPictures } from "./file-pictures";
import { type FileData, withoutFileData } from "./moodle-xml/file-data";
import { keysIn, pictureNames, type WrittenPictures, withStoredPictures } from "./pictures";
import { qtiFormats } from "./qti/versions";
import { isPackage, openPackage } from "./read-package";
import { guessFormat, readQuestions, type WrittenFormat } from "./read-questions";
import { writeQuestions } from "./write-questions";

const means = { newId: uuidV4, trueFalse: ["True", "False"] as const };
const of = (type: EditedQuestion["type"], more: Partial<EditedQuestion>): EditedQuestion => ({
  ...blankQuestion(type, means),
  ...{ text: "Which?", ...more },
});
const answer = (text: string, isCorrect: boolean, explanation = "") => ({
  ...blankAnswer(uuidV4(), text, isCorrect),
  explanation,
});
/** As an author would compare them. */
const said = ({ answers, body, ...question }: EditedQuestion) => ({
  ...question,
  answers: answers.map(({ id: _, ...rest }) => rest),
  body: withoutIds(body),
});

const bytesOf = (seed: number) => new Uint8Array(deflateSync(Buffer.from(`image ${seed}`.repeat(40_000 * seed))));
const paths = ["media/knots/loop.png", "media/bends/loop.png", "media/a map (1) & key.webp", "media/line.svg"];
const pictures: WrittenPictures = new Map(
  [...pictureNames(paths)].map(([path, name], at) => [
    path,
    { name, type: "image/png", bytes: bytesOf(at + 1), size: { width: 640, height: 480 } },
  ]),
);

const shown = of("SINGLE_CHOICE", {
  text: "Which is *this*?\n\n![A loop](media/knots/loop.png)\n\n![](media/line.svg#decorative)",
  explanation: "See ![the map](media/a%20map%20%281%29%20%26%20key.webp).",
  feedback: "![Again](media/knots/loop.png)",
  answers: [
    answer("![A bend](media/bends/loop.png)", true, "![The loop](media/knots/loop.png) it is"),
    answer("none", false),
  ],
});
const areas = of("HOTSPOT", {
  text: "Where is the *bight*?",
  points: 3,
  explanation: "It’s where the rope turns.",
  answers: [answer("the bend", true, "Yes."), answer("the end", false), answer("the eye", true)],
  body: {
    image: "![A loop, \\[tied\\]](media/knots/loop.png)",
    size: { width: 640, height: 480 },
    areas: [
      { shape: "rectangle", left: 12.5, top: 25, width: 50, height: 12.5 },
      { shape: "ellipse", left: 75, top: 50, width: 25, height: 50 },
      { shape: "rectangle", left: 0, top: 0, width: 10, height: 10 },
    ],
  },
});

/** What the file holds, as an import reads it. */
async function fileOf(format: WrittenFormat, questions: EditedQuestion[]) {
  const { source, files, issues } = writeQuestions(format, questions, pictures);
  if (!files) {
    const found = embeddedPictures(source, uuidV4);
    return { source: found.rest, found, issues };
  }
  const zip = writeZip(files);
  expect(isPackage("questions", zip)).toBe(true);
  const opened = await openPackage(zip);
  return { source: opened.files, found: packedPictures(zip, opened.pictures, uuidV4), issues, zip };
}

const keysInText = (text: string) => text.match(/picture-[\da-f-]{36}/g) ?? [];

/** Under the paths that they had. */
async function stored(questions: EditedQuestion[], found: FilePictures) {
  const files = await found.filesOf(keysIn(questions));
  const bytes = new Map<string, Uint8Array>();
  const to = new Map<string, string>();
  for (const [key, file] of files) {
    const body = new Uint8Array(await file.arrayBuffer());
    const known = paths.find((path) => Buffer.compare(pictures.get(path)?.bytes ?? body, body) === 0) ?? "";
    to.set(key, known);
    bytes.set(known, body);
  }
  return { questions: questions.map((question) => withStoredPictures(question, to)), bytes };
}

describe.each([...qtiFormats, "moodle-xml"] as const)("%s", (format) => {
  test("takes images out and brings them back, each where it was", async () => {
    const { source, found, issues } = await fileOf(format, [shown]);
    expect(issues).toEqual([]);
    expect(guessFormat(source)).toBe(format);
    const read = readQuestions(format, source, { ...means, pictureOf: found.pictureOf });
    expect(read.issues).toEqual([]);
    expect(keysIn(read.questions)).toHaveLength(4);
    const back = await stored(read.questions, found);
    expect([...back.bytes.keys()].toSorted()).toEqual(paths.toSorted());
    const [question] = back.questions;
    if (format !== "moodle-xml") expect(question && said(question)).toEqual(said(shown));
    // Moodle has one text for what is said of the whole question.
    else
      expect(question && said(question)).toEqual(
        said({ ...shown, explanation: `${shown.explanation}\n\n${shown.feedback}`, feedback: "" }),
      );
  });

  test("without a library to keep them, an import has their descriptions and says so", async () => {
    const { source } = await fileOf(format, [shown]);
    const { questions, issues } = readQuestions(format, source, means);
    expect(keysIn(questions)).toEqual([]);
    const isPackaged = format !== "moodle-xml";
    expect(issues.map(({ code }) => code)).toEqual([isPackaged ? "image" : "files"]);
    if (isPackaged) expect(questions[0]?.text).toContain("A loop");
  });

  test("tells which questions show an image that can't be had", () => {
    const { issues } = writeQuestions(format, [of("ESSAY", { text: "None" }), shown], new Map());
    expect(issues).toContainEqual({ number: 2, code: "image", isLost: false });
    expect(issues.some(({ number }) => number === 1)).toBe(false);
  });
});

describe.each(qtiFormats)("an image with areas in %s", (format) => {
  test("comes back with its names, its key, its feedback and its places", async () => {
    const { source, found, issues } = await fileOf(format, [areas]);
    expect(issues).toEqual([]);
    const read = readQuestions(format, source, { ...means, pictureOf: found.pictureOf });
    expect(read.issues).toEqual([]);
    expect(read.questions.flatMap(findQuestionProblems)).toEqual([]);
    const [question] = (await stored(read.questions, found)).questions;
    expect(question && said(question)).toEqual(said(areas));
  });

  test("has places to the pixel", async () => {
    const odd = readHotspot(areas.body).areas.map((area) => ({ ...area, left: 3.33, width: 17.77 }));
    const { source, found } = await fileOf(format, [{ ...areas, body: { ...readHotspot(areas.body), areas: odd } }]);
    const { questions } = readQuestions(format, source, { ...means, pictureOf: found.pictureOf });
    for (const area of readHotspot(questions[0]?.body).areas) {
      expect(Math.abs(area.left - 3.33) * 6.4).toBeLessThanOrEqual(0.51);
      expect(Math.abs(area.left + area.width - 21.1) * 6.4).toBeLessThanOrEqual(0.55);
    }
  });

  test("isn't in the file without its image, or where its size isn't known", () => {
    const lost = [{ number: 1, code: "on_image", isLost: true }];
    expect(writeQuestions(format, [areas], new Map()).issues).toEqual(lost);
    const unknown = { ...areas, body: { ...readHotspot(areas.body), size: null } };
    const sizeless = new Map([...pictures].map(([path, one]) => [path, { ...one, size: null }]));
    expect(writeQuestions(format, [unknown], sizeless).issues).toEqual(lost);
    expect(writeQuestions(format, [unknown], pictures).issues).toEqual([]);
  });
});

test("of other formats it is told that they can't hold it", () => {
  for (const format of ["gift", "aiken", "moodle-xml"] as const)
    expect(writeQuestions(format, [areas], pictures).issues).toEqual([{ number: 1, code: "on_image", isLost: true }]);
  expect(writeQuestions("gift", [shown], pictures).issues.map(({ code }) => code)).toContain("image");
});

describe("a file of others", () => {
  const xml = (
    text: string,
    files: string,
    format = "html",
  ) => `<quiz><question type="essay"><name><text>A</text></name>
<questiontext format="${format}"><text><![CDATA[${text}]]></text>${files}</questiontext></question></quiz>`;
  const file = (name: string, data = "data", path = "/") =>
    `<file name="${name}" path="${path}" encoding="base64">${data}</file>`;
  const key = pictureKey("0191d2f0-5b7a-7c3e-8a41-1f2e3d4c5b6a");
  const readAs = (source: string) =>
    readQuestions("moodle-xml", source, { ...means, pictureOf: (place) => (place === "data" ? key : null) });

  test.each([
    [
      '<p>Look: <img src="@@PLUGINFILE@@/a%20b.png" alt="It &amp; *that*" width="9"></p>',
      `Look: ![It \\& \\*that\\*](${key})`,
    ],
    ["<p>Look: <img alt='' src='@@PLUGINFILE@@/a%20b.png?v=1'/></p>", `Look: ![](${key}#decorative)`],
    ['<img src="@@PLUGINFILE@@/a%20b.png"><br>', `![](${key})`],
    [
      `<ul><li><img src="@@PLUGINFILE@@/a%20b.png" alt="It"></li></ul>`,
      `<ul><li><img src="${key}" alt="It"></li></ul>`,
    ],
  ])("in Moodle's XML has its images in its HTML: %s", (html, expected) => {
    const { questions, issues } = readAs(xml(html, file("a b.png")));
    expect(issues).toEqual([]);
    expect(questions.map(({ text }) => text)).toEqual([expected]);
  });

  test("may have files of the same name for different texts and folders, and others that no text names", () => {
    const { questions, issues } = readAs(
      xml(
        '<img src="@@PLUGINFILE@@/in/a.png" alt="In">',
        file("a.png", "other") + file("a.png", "data", "/in/") + file("b.png"),
      ),
    );
    expect(questions.map(({ text }) => text)).toEqual([`![In](${key})`]);
    expect(issues.map(({ code }) => code)).toEqual(["files"]);
  });

  test("has no image for what isn't base64, and none for other files", () => {
    const kept: FileData[] = [];
    const keep = (image: FileData) => `kept-${kept.push(image)}`;
    const source = file("a.png", "AAAA\nBBBB\n") + file("b.pdf", "CCCC") + file("c.JPG", "not base64!");
    expect(withoutFileData(source, keep)).toBe(
      file("a.png", "kept-1\n\n") + file("b.pdf", "") + file("c.JPG", "kept-2"),
    );
    const { pictureOf: found, rest } = embeddedPictures(source, uuidV4);
    const [good = "", bad = ""] = keysInText(rest);
    expect([good, bad, "AAAA"].map(found)).toEqual([good, null, null]);
  });

  const areaItem = (object: string, choices: string) => [
    {
      path: "items/a.xml",
      text: `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="A">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Where?</prompt>${object}${choices}</hotspotInteraction></itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/></assessmentItem>`,
    },
  ];
  const readArea = (object: string, choices: string) => {
    const pictureOf = (path: string) => (path === "images/a map.png" ? key : null);
    const { questions, issues } = readQuestions("qti21", areaItem(object, choices), { ...means, pictureOf });
    return { questions, issues: issues.filter(({ code }) => code !== "no_manifest") };
  };
  const object = '<object type="image/png" width="200" height="100" data="../images/a%20map.png">A map</object>';
  const two =
    '<hotspotChoice shape="circle" coords="50,50,20" identifier="A"/><hotspotChoice shape="rect" coords="100, 0, 500, 50" identifier="B" hotspotLabel="The *north*"/>';

  test("in QTI has areas with names of their own or those that the item knows them by", () => {
    const { questions, issues } = readArea(object, two);
    expect(issues.map(({ code }) => code)).toEqual([]);
    const [question] = questions;
    expect(question?.text).toBe("Where?");
    expect(question?.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([
      ["A", true],
      ["The \\*north\\*", false],
    ]);
    expect(question?.body).toEqual({
      image: `![A map](${key})`,
      size: { width: 200, height: 100 },
      areas: [
        { shape: "ellipse", left: 15, top: 30, width: 20, height: 40 },
        { shape: "rectangle", left: 50, top: 0, width: 50, height: 50 },
      ],
    });
  });

  test("tells of a polygon, and why an item can't be read", () => {
    const polygon = '<hotspotChoice shape="poly" coords="0,0,100,0,50,50" identifier="C"/>';
    const { questions, issues } = readArea(object, two + polygon);
    expect(issues.map(({ code, isLost }) => [code, isLost])).toEqual([["area_shape", false]]);
    expect(readHotspot(questions[0]?.body).areas[2]).toEqual({
      shape: "rectangle",
      left: 0,
      top: 0,
      width: 50,
      height: 50,
    });
    const codes = (from: string) => readArea(from, two).issues.map(({ code, isLost }) => [code, isLost]);
    expect(codes(object.replace("a%20map", "other"))).toEqual([["no_picture", true]]);
    expect(codes(object.replace(/width="\d+"/, ""))).toEqual([["no_image_size", true]]);
  });

  test("that is damaged is refused as that", async () => {
    const { found, zip, source } = await fileOf("qti21", [shown]);
    const bytes = zip ?? new Uint8Array();
    bytes.fill(0, bytes.length - 400, bytes.length - 300);
    const { questions } = readQuestions("qti21", source, { ...means, pictureOf: found.pictureOf });
    await expect(found.filesOf(keysIn(questions))).rejects.toThrow(ZipProblem);
  });
});

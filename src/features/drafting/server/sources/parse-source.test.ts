import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { aDocx, aPdf, aPptx, aZip } from "@/testing/source-samples";
import { within } from "@/testing/within";
import { type BlockKind, cleanText } from "./block";
import { sourceLimits } from "./limits";
import { makeSpans, SPAN_CHARACTERS } from "./make-spans";
import { type ParsedSource, parseSource } from "./parse-source";

const parse = (bytes: Uint8Array | string, name: string) => parseSource({ bytes: Buffer.from(bytes), name });
const textsOf = ({ spans }: ParsedSource) => spans.map(({ text }) => text);
const headingsOf = ({ spans, headings }: ParsedSource) =>
  headings.map(({ position, level }) => [level, spans[position]?.text]);
const reasonOf = (bytes: Uint8Array | string, name: string) =>
  parse(bytes, name).then(
    () => "read",
    (error) => error.reason,
  );

function expectAddressable({ text, spans }: { text: string; spans: ParsedSource["spans"] }) {
  for (const span of spans) {
    expect(text.slice(span.startChar, span.endChar)).toBe(span.text);
    expect(span.text.length).toBeLessThanOrEqual(SPAN_CHARACTERS);
    expect(span.text.trim()).not.toBe("");
  }
  expect(spans.map(({ position }) => position)).toEqual(spans.map((_, at) => at));
}

describe("spans", () => {
  const kinds = fc.constantFrom<BlockKind>("heading", "paragraph", "item", "code");
  const words = fc.oneof(fc.string({ unit: "binary", maxLength: 4_000 }), fc.lorem({ maxCount: 400 }));

  it("address exactly their text, are short and lose nothing, whatever the blocks hold", () => {
    const blocks = fc.array(fc.record({ kind: kinds, text: words }), { maxLength: 8 });
    fc.assert(
      fc.property(blocks, (given) => {
        const spanned = makeSpans(given, sourceLimits);
        expectAddressable(spanned);
        const all = (text: string) => text.replace(/\s+/g, "");
        expect(all(spanned.spans.map(({ text }) => text).join(""))).toBe(
          all(given.map(({ text, kind }) => cleanText(text, kind)).join("")),
        );
        // What Postgres cannot store is not there, and no sign is cut in two.
        for (const { text } of spanned.spans) expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Surrogate}/u);
      }),
      { numRuns: 60 },
    );
  });

  it("end where a sentence ends", () => {
    const sentence = "The sea rises and falls twice in a little more than a day. ";
    const { spans } = makeSpans([{ kind: "paragraph", text: sentence.repeat(60) }], sourceLimits);
    expect(spans.length).toBeGreaterThan(2);
    for (const { text } of spans) expect(text).toMatch(/^The sea .* day\.$/);
  });

  it("of a megabyte in one paragraph are made in a moment, and end where its sentences do", async () => {
    const sentence = "The moon pulls the sea 🌊 about twice as hard as the sun. ";
    // It took most of a minute while all of it went to the segmenter at once.
    const { spans } = await within("spans of a megabyte in one paragraph", 8_000, () =>
      makeSpans([{ kind: "paragraph", text: sentence.repeat(17_000) }], sourceLimits),
    );
    expect(spans.every(({ text }) => text.startsWith("The moon") && text.endsWith("the sun."))).toBe(true);
    const [only, ...more] = makeSpans([{ kind: "paragraph", text: "🌊".repeat(9_000) }], sourceLimits).spans;
    for (const { text } of [only, ...more].flatMap((span) => span ?? [])) expect(text).toMatch(/^🌊+$/u);
  });
});

describe("a PDF", () => {
  const book = aPdf(`
    #set page(header: [Tides for sailors], footer: context [Page #counter(page).display()])
    #show heading: set text(size: 18pt)
    = What moves the sea
    The moon pulls the water towards itself. It takes more than one line to say this, so that the paragraph is broken.

    - Springs are large.
    - Neaps are small.
    #pagebreak()
    = Reading the table
    Heights are in metres.
    #pagebreak()
    = The rule of twelfths
    One, two, three, three, two, one.`);

  it("gives its paragraphs, headings and entries with their pages, without the running heads", async () => {
    const source = await parse(book, "tides.pdf");
    expectAddressable(source);
    expect(source).toMatchObject({ kind: "pdf", pages: 3 });
    expect(headingsOf(source)).toEqual([
      [1, "What moves the sea"],
      [1, "Reading the table"],
      [1, "The rule of twelfths"],
    ]);
    expect(source.spans.map(({ page, text }) => [page, text])).toEqual([
      [1, "What moves the sea"],
      [
        1,
        "The moon pulls the water towards itself. It takes more than one line to say this, so that the paragraph is broken.",
      ],
      [1, "Springs are large."],
      [1, "Neaps are small."],
      [2, "Reading the table"],
      [2, "Heights are in metres."],
      [3, "The rule of twelfths"],
      [3, "One, two, three, three, two, one."],
    ]);
  });

  it("joins the lines of a paragraph in a file of few lines, whatever is between head and text", async () => {
    const { spans } = await parse(
      aPdf(
        "= Moorings\nA spring line keeps a boat from moving forward or back along the quay, and it is made fast amidships.",
      ),
      "short.pdf",
    );
    expect(spans).toHaveLength(2);
  });

  it("tells how far it is, page by page", async () => {
    const seen: string[] = [];
    const onProgress = async (done: number, total: number) => void seen.push(`${done}/${total}`);
    await parseSource({ bytes: book, name: "tides.pdf" }, { onProgress });
    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("without any text, cut off, or no PDF at all is refused with its reason", async () => {
    expect(await reasonOf(aPdf("#rect(width: 5cm, height: 5cm, fill: gray)"), "scan.pdf")).toBe("scanned");
    expect(await reasonOf(book.subarray(0, 300), "cut.pdf")).toBe("damaged");
    expect(await reasonOf("Just some words", "words.pdf")).toBe("wrong_type");
  });

  it("under a password is refused as locked", async () => {
    // The trailer names an /Encrypt dictionary (standard handler, revision 3) whose hashes no empty password opens.
    const hash = "00".repeat(32);
    const locked = Buffer.from(
      book
        .toString("latin1")
        .replace(
          /\/Root (\d+ \d+ R)/g,
          `/Encrypt <</Filter/Standard/V 2/R 3/Length 128/P -44/O<${hash}>/U<${hash}>>>/Root $1`,
        )
        .replace(/trailer/, "trailer"),
      "latin1",
    );
    expect(await reasonOf(locked, "locked.pdf")).toBe("locked");
  });
});

describe("a Word document", () => {
  it("gives headings by its styles, whatever they are called, entries and paragraphs", async () => {
    const source = await parse(
      await aDocx([
        { text: "Knots", style: "Kop1" },
        { text: "A knot holds by friction & turns." },
        { text: "Bowline", style: "House" },
        { text: "Make a loop.", isItem: true },
      ]),
      "knots.docx",
    );
    expectAddressable(source);
    expect(source.kind).toBe("docx");
    expect(textsOf(source)).toEqual(["Knots", "A knot holds by friction & turns.", "Bowline", "Make a loop."]);
    expect(headingsOf(source)).toEqual([
      [1, "Knots"],
      [2, "Bowline"],
    ]);
  });

  it("that is cut off, locked, empty, a bomb or something else is refused with its reason", async () => {
    const whole = await aDocx([{ text: "Knots" }]);
    expect(await reasonOf(whole.subarray(0, whole.length - 40), "cut.docx")).toBe("damaged");
    expect(await reasonOf(await aDocx([]), "empty.docx")).toBe("no_text");
    expect(await reasonOf("", "nothing.docx")).toBe("empty");
    expect(await reasonOf("no zip", "words.docx")).toBe("wrong_type");
    expect(await reasonOf(await aZip({ "a.txt": "x" }), "other.docx")).toBe("not_a_text");
    expect(await reasonOf(Buffer.from("d0cf11e0a1b11ae1", "hex"), "locked.docx")).toBe("locked_or_old");
    const bomb = await aZip({ "word/document.xml": Buffer.alloc(12 * 1024 * 1024, " ") });
    expect(await reasonOf(bomb, "bomb.docx")).toBe("bomb");
  });

  it("with entities of its own is refused before they are opened", async () => {
    const laugh = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>`;
    expect(await reasonOf(await aZip({ "word/document.xml": laugh }), "laugh.docx")).toBe("bomb");
  });
});

it("a presentation gives its slides in the order in which they are shown, titles first, notes last", async () => {
  const source = await parse(
    await aPptx([
      { title: "Springs", lines: ["Sun and moon in line"], notes: "Draw it on the board." },
      { title: "Neaps", lines: ["Sun and moon at right angles"] },
    ]),
    "tides.pptx",
  );
  expectAddressable(source);
  expect(source).toMatchObject({ kind: "pptx", pages: 2 });
  expect(source.spans.map(({ page, text }) => [page, text])).toEqual([
    [1, "Springs"],
    [1, "Sun and moon in line"],
    [1, "Draw it on the board."],
    [2, "Neaps"],
    [2, "Sun and moon at right angles"],
  ]);
  expect(headingsOf(source)).toEqual([
    [1, "Springs"],
    [1, "Neaps"],
  ]);
});

describe("texts", () => {
  it("in Markdown give headings, paragraphs, entries, code and rows", async () => {
    const source = await parse(
      "---\ntitle: x\n---\n# Loops\n\nA *loop* repeats.\n\n- once\n- twice\n\n## For\n\n```js\nfor (;;) {\n  go();\n}\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
      "loops.md",
    );
    expectAddressable(source);
    expect(textsOf(source)).toEqual([
      "Loops",
      "A loop repeats.",
      "once",
      "twice",
      "For",
      "for (;;) {\n  go();\n}",
      "a | b",
      "1 | 2",
    ]);
    expect(headingsOf(source)).toEqual([
      [1, "Loops"],
      [2, "For"],
    ]);
  });

  it("in HTML give their words, and nothing that would run", async () => {
    const source = await parse(
      "<!doctype html><title>x</title><nav>Menu</nav><h1>Salt</h1><p>It <b>is</b> in the sea.<script>alert(1)</script></p><ul><li>Fine<li>Coarse</ul>",
      "salt.html",
    );
    expectAddressable(source);
    expect(textsOf(source)).toEqual(["Salt", "It is in the sea.", "Fine", "Coarse"]);
    expect(source.kind).toBe("html");
  });

  it("in plain words are parted at empty lines; an underlined line is a heading", async () => {
    const source = await parse("Salt\n====\nIt is in\nthe sea.\n\n- fine\n- coarse\n", "salt.txt");
    expect(textsOf(source)).toEqual(["Salt", "It is in the sea.", "fine", "coarse"]);
    expect(headingsOf(source)).toEqual([[1, "Salt"]]);
  });

  it("are read as UTF-8 with and without a mark and as UTF-16; anything else is said", async () => {
    const words = "Größe über alles";
    const utf16 = Buffer.from(`\uFEFF${words}`, "utf16le");
    for (const bytes of [Buffer.from(words), Buffer.from(`\uFEFF${words}`), utf16, Buffer.from(utf16).swap16()])
      expect(textsOf(await parse(bytes, "a.txt"))).toEqual([words]);
    expect(await reasonOf(Buffer.from(words, "latin1"), "a.txt")).toBe("wrong_encoding");
    expect(await reasonOf(Buffer.from(words, "utf16le"), "a.txt")).toBe("wrong_encoding");
    expect(await reasonOf("   \n\n ", "a.txt")).toBe("no_text");
  });

  it("that are more than the limits are refused", async () => {
    const small = { ...sourceLimits, fileBytes: 100, characters: 50 };
    const read = (length: number) =>
      parseSource({ bytes: Buffer.alloc(length, "a"), name: "a.txt" }, { limits: small });
    await expect(read(101)).rejects.toMatchObject({ reason: "too_large" });
    await expect(read(60)).rejects.toMatchObject({ reason: "too_long" });
  });

  it("that would take a parser for ever are refused", async () => {
    expect(await reasonOf("*a_ ".repeat(20_000), "knot.md")).toBe("tangled");
    expect(await reasonOf("<div>".repeat(60_000), "deep.html")).not.toBe("read");
  });
});

describe("a transcript", () => {
  const video = `WEBVTT

NOTE not said

00:00:01.000 --> 00:00:03.500
<v Ada>Every loop needs</v>

00:00:03.500 --> 00:00:06.000
<v Ada>an end &amp; a reason.</v>

00:00:20.000 --> 00:00:22.000
Here is another.
`;

  it("gives what is said in stretches with their seconds", async () => {
    const source = await parse(video, "film.vtt");
    expectAddressable(source);
    expect(source.spans.map(({ startSecond, endSecond, text }) => [startSecond, endSecond, text])).toEqual([
      [1, 6, "Every loop needs an end & a reason."],
      [20, 22, "Here is another."],
    ]);
  });

  it("in SubRip reads the same; without a single cue it is refused", async () => {
    const source = await parse("1\n00:00:01,500 --> 00:00:02,000\nHello\n", "film.srt");
    expect(source.spans[0]).toMatchObject({ startSecond: 1.5, endSecond: 2, text: "Hello" });
    expect(await reasonOf("WEBVTT\n\nno time here\n", "film.vtt")).toBe("damaged");
  });
});

const data = process.env.TEST_DATA ?? "";

describe.skipIf(data === "")("real files", () => {
  const demo = "olx/openedx-demo-course/course/static";
  const files: [string, string, number][] = [
    [`${demo}/Reach of Open edX Downloadable Transcript.pdf`, "pdf", 5],
    ["olx/oxa-kitchen-sink/course/static/Intro_ML_Self_Evaluation.pdf", "pdf", 5],
    ["common-cartridge/course-1/web_resources/sample-document.pdf", "pdf", 1],
    [`${demo}/48c991fb-083c-45e1-adad-930d2b11b11e-es.srt`, "transcript", 5],
    ["curricula/Web-Dev-For-Beginners/README.md", "markdown", 20],
    ["hostile/html-event-handlers.html", "html", 1],
  ];

  it.each(files)("%s", async (path, kind, least) => {
    const source = await parse(readFileSync(join(data, path)), path);
    expectAddressable(source);
    expect(source.kind).toBe(kind);
    expect(source.spans.length).toBeGreaterThanOrEqual(least);
    // The same bytes give the same spans.
    expect(await parse(readFileSync(join(data, path)), path)).toEqual(source);
  });
});

import { describe, expect, it } from "vitest";
import { parseSource } from "@/features/drafting/server/sources/parse-source";
import { furnitureOf } from "./furniture";
import { outlineOfSources } from "./outline-of-sources";
import { cleanTitle } from "./titles";

async function modulesOf(...texts: { name?: string; text: string }[]) {
  const sources = texts.map(async ({ name = "notes.md", text }) => {
    const { spans, headings, forms } = await parseSource({ bytes: Buffer.from(text), name });
    const all = spans.map((span) => ({ ...span, id: `${name}#${span.position}`, length: span.text.length }));
    return { title: name, headings, links: forms.links, spans: all };
  });
  return outlineOfSources(await Promise.all(sources));
}

const titles = async (...texts: Parameters<typeof modulesOf>) =>
  (await modulesOf(...texts)).map(({ title, lessons }) => [title, ...lessons.map((lesson) => lesson.title)]);

/** So many characters of text. */
const words = (count: number) =>
  "The sea moves up and down. "
    .repeat(Math.ceil(count / 27))
    .slice(0, count - 1)
    .concat(".");

describe("an outline of sources", () => {
  it("splits a section that is too long for one lesson at the headings below it", async () => {
    const deep = `## Ports\n\nPorts first.\n\n### Locks\n\n${words(3_500)}\n\n### Quays\n\n${words(3_500)}`;
    const text = `# Sea\n\n## Waves\n\n${words(800)}\n\n${deep}`;
    expect(await titles({ text })).toEqual([["Sea", "Waves", "Locks", "Quays"]]);
    expect(await titles({ text: text.replaceAll(words(3_500), words(700)) })).toEqual([["Sea", "Waves", "Ports"]]);
  });

  it("puts what is too short for a lesson into the one before it, and loses none of it", async () => {
    const text = `# Sea\n\n## Waves\n\n${words(800)}\n\n## Note on wind\n\nIt blows.\n\n## Tides\n\n${words(900)}`;
    const [module] = await modulesOf({ text });
    expect(module?.lessons.map(({ title, passage }) => [title, passage])).toEqual([
      ["Waves", [{ from: 0, until: 5 }]],
      ["Tides", [{ from: 5, until: 7 }]],
    ]);
  });

  it("puts an introduction into the first lesson, also one below a quiz that is only a link", async () => {
    const text = `# Sea\n\n## Pre-lecture quiz\n\n[Quiz](https://quiz.example)\n\n### Introduction\n\nHello.\n\n## Waves\n\n${words(400)}`;
    const [module] = await modulesOf({ text });
    expect(module?.lessons).toMatchObject([
      {
        title: "Waves",
        passage: [
          { from: 0, until: 1 },
          { from: 3, until: 7 },
        ],
      },
    ]);
  });

  it("makes a long introduction, and what a title is followed by for long, a lesson", async () => {
    const sections = `## Waves\n\n${words(400)}\n\n## Tides\n\n${words(400)}`;
    expect(await titles({ text: `# Sea\n\n## Introduction\n\n${words(2_600)}\n\n${sections}` })).toEqual([
      ["Sea", "Introduction", "Waves", "Tides"],
    ]);
    expect(await titles({ text: `# Sea\n\n${words(1_200)}\n\n${sections}` })).toEqual([
      ["Sea", "Sea", "Waves", "Tides"],
    ]);
  });

  it("has a module for each chapter of a book, and one for a source of usual length", async () => {
    const chapter = (name: string, length: number) =>
      `## ${name}\n\n### ${name} one\n\n${words(length)}\n\n### ${name} two\n\n${words(length)}`;
    const book = (length: number) =>
      `# The sea\n\n${["Waves", "Tides", "Winds"].map((name) => chapter(name, length)).join("\n\n")}`;
    expect(await titles({ text: book(20_000) })).toEqual([
      ["Waves", "Waves one", "Waves two"],
      ["Tides", "Tides one", "Tides two"],
      ["Winds", "Winds one", "Winds two"],
    ]);
    expect(await titles({ text: book(1_000) })).toEqual([["The sea", "Waves", "Tides", "Winds"]]);
  });

  it("finds the title among headings of its rank that are not taught", async () => {
    const text = `# Contents\n\nWaves, tides.\n\n# Sea\n\n## Waves\n\n${words(300)}\n\n## Tides\n\n${words(300)}\n\n# License\n\nFree.`;
    expect(await titles({ text })).toEqual([["Sea", "Waves", "Tides"]]);
  });

  it("has a module for each source in their order, and none of one that is only links", async () => {
    const links = "# Links\n\n- [One](https://one.example)\n- [Two](https://two.example)";
    const sources = [
      { text: `# B\n\n${words(50)}` },
      { text: links, name: "links.md" },
      { text: `# A\n\n${words(50)}` },
    ];
    expect(await titles(...sources)).toEqual([
      ["B", "B"],
      ["A", "A"],
    ]);
    expect(await titles({ text: links })).toEqual([["Links", "Links"]]);
  });

  it("names a source without headings by its file, or by its first words where that says nothing", async () => {
    const text = `The sea moves. ${words(300)}`;
    expect(await titles({ text, name: "tides.txt" })).toEqual([["tides", "The sea moves"]]);
    expect(await titles({ text, name: "README.txt" })).toEqual([["The sea moves", "The sea moves"]]);
    const long = Array.from({ length: 40 }, (_, at) => `Part ${at} of it. ${words(600)}`).join("\n\n");
    expect((await modulesOf({ text: long, name: "sea.txt" }))[0]?.lessons).toHaveLength(6);
  });

  it("covers each span of text once", async () => {
    const text = `# Sea\n\nFirst.\n\n## Waves\n\n${words(900)}\n\n### Small\n\nShort.\n\n## Task\n\nDraw one.\n\n## Tides\n\n${words(700)}\n\n## License\n\nFree.`;
    const [module] = await modulesOf({ text });
    const covered = module?.lessons.flatMap(({ passage }) =>
      passage.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, at) => from + at)),
    );
    expect(covered).toEqual(Array.from({ length: 10 }, (_, at) => at));
  });
});

describe("titles and headings", () => {
  it.each([
    ["🚀 Challenge", "Challenge"],
    ["2.1 The moon", "The moon"],
    ["3) Tides:", "Tides"],
    [":dollar: Build a **bank**", "Build a bank"],
    ["3D printing in 2024", "3D printing in 2024"],
    ["C# and F#", "C# and F#"],
    ["🎉", "🎉"],
  ])("of %s are %s", (heading, title) => {
    expect(cleanTitle(heading)).toBe(title);
  });

  it.each([
    ["Assignment", "skipped"],
    ["Review & Self Study", "skipped"],
    ["Further Reading", "skipped"],
    ["License", "skipped"],
    ["Post-Lecture Quiz", "quiz"],
    ["Introduction", "opening"],
    ["Summary", "closing"],
    ["Assignment operators", null],
    ["References in C++", null],
    ["Support vector machines", null],
    ["Introduction to tides", null],
    ["Licensing a pilot", null],
  ])("%s: %s", (heading, kind) => {
    expect(furnitureOf(heading)).toBe(kind);
  });
});

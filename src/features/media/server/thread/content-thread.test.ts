import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { shapeContent } from "@/features/media/server/content/shape-content";
import { contentWords } from "@/features/media/server/content-words";
import fc from "@/testing/fast-check";
import { hostileMarkdown } from "@/testing/hostile-markdown";
import { within } from "@/testing/within";
import { ContentThread, takesLong } from "./content-thread";

const setting = { topHeading: 2, idPrefix: "c-" } as const;
const problems: unknown[] = [];
const opened: Worker[] = [];
const onProblem = (error: unknown) => void problems.push(error);

/** The thread as a site has it. */
function startReal(): Worker {
  const worker = new Worker(new URL("from-source.mjs", import.meta.url), {
    execArgv: [],
    env: { ...process.env, TSX_TSCONFIG_PATH: "src/cli/tsconfig.json" },
  });
  opened.push(worker);
  return worker;
}
/** A thread of which this is all. */
function startOf(script: string): Worker {
  const worker = new Worker(script, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  opened.push(worker);
  return worker;
}
const ready = `const { parentPort } = require("node:worker_threads"); parentPort.postMessage({ isReady: true });`;
const plain = { kind: "plain", source: "# A\n\nb" } as const;

afterEach(async () => {
  problems.length = 0;
  for (const worker of opened.splice(0)) await worker.terminate();
});

describe("the thread for long texts", () => {
  it("makes of a text what would be made of it here, and leaves the event loop free meanwhile", async () => {
    const thread = new ContentThread({ start: startReal, onProblem });
    const part = "## Tides\n\nThe *moon* pulls, $E = mc^2$.\n\n```js\nlet a;\n```\n\n";
    const source = `${part.repeat(500)}Both do.[^1]\n\n[^1]: The sun, too.`;
    let turns = 0;
    let isMade = false;
    const made = thread.ask({ kind: "template", source, locale: "en", setting }).finally(() => {
      isMade = true;
    });
    while (!isMade) {
      await within("a turn of the event loop while a long text is shaped", 200, () => pause(5));
      turns += 1;
    }
    expect(turns).toBeGreaterThan(5);
    expect(await made).toEqual(shapeContent(source, await contentWords("en"), setting));
    expect(await thread.ask({ kind: "facts", source: "![a](b.png) [c](d)" })).toEqual({
      images: [{ address: "b.png", alt: "a" }],
      links: ["d"],
      brokenFormulas: [],
    });
    expect(await thread.ask(plain)).toBe("A\nb");
    expect([opened.length, problems]).toEqual([1, []]);
  }, 60_000);

  it("gives up a text that takes too long, and goes on with those that waited", async () => {
    const answering = `${ready} parentPort.on("message", ({ source }) => source === "endless" ? (() => { for (;;); })() : parentPort.postMessage({ answer: source }));`;
    const thread = new ContentThread({ start: () => startOf(answering), onProblem, mostMilliseconds: 1_000 });
    const asked = ["one", "endless", "two"].map((source) => thread.ask({ kind: "plain", source }));
    expect(await Promise.all(asked)).toEqual(["one", null, "two"]);
    expect(opened).toHaveLength(2);
  });

  it("gives up a text that takes too much memory, and tells the log", async () => {
    const greedy = `${ready} parentPort.on("message", () => { const all = []; for (;;) all.push(Array.from({ length: 1e5 }, () => ({}))); });`;
    const thread = new ContentThread({ start: () => startOf(greedy), onProblem });
    expect(await thread.ask(plain)).toBeNull();
    expect(problems).toMatchObject([{ code: "ERR_WORKER_OUT_OF_MEMORY" }]);
  }, 30_000);

  it("is done without where it cannot be started", async () => {
    const thread = new ContentThread({ start: () => startOf(`throw new Error("no such script")`), onProblem });
    expect(await Promise.all([thread.ask(plain), thread.ask(plain)])).toEqual(["A\nb", "A\nb"]);
    expect(problems).toMatchObject([{ message: "no such script" }]);
  });

  it("ends when there is nothing to do, and starts again when there is", async () => {
    const echo = `${ready} parentPort.on("message", ({ source }) => parentPort.postMessage({ answer: source }));`;
    const thread = new ContentThread({ start: () => startOf(echo), onProblem, idleMilliseconds: 10 });
    expect(await thread.ask({ kind: "plain", source: "one" })).toBe("one");
    await expect.poll(() => opened[0]?.threadId).toBe(-1);
    expect(await thread.ask({ kind: "plain", source: "two" })).toBe("two");
    expect(opened).toHaveLength(2);
  });
});

describe("texts made to take long", () => {
  it("hold up no one where no thread is asked", async () => {
    const words = await contentWords("en");
    await fc.assert(
      fc.asyncProperty(hostileMarkdown(12_000), fc.boolean(), async (hostile, isPadded) => {
        let source = hostile;
        while (takesLong(source)) source = source.slice(0, 0.9 * source.length);
        if (isPadded) source += `\n${"word ".repeat(Math.floor((12_000 - source.length) / 5))}`;
        const { html } = await within("a hostile text that no thread is asked for", 200, () =>
          shapeContent(source, words, setting),
        );
        expect(html.length).toBeLessThan(200_000);
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it.each([
    ["12,001 letters", "a".repeat(12_001), true],
    ["12,000 letters", "a".repeat(12_000), false],
    ["a thousand stars", "*a".repeat(1_000), false],
    ["a star more", "*a".repeat(1_001), true],
    ["a thousand and one lines", "a\n".repeat(1_001), true],
    ["marks of prose", `"Well", she said; '(no)'? `.repeat(400), false],
    ["letters of any script", "æ—字🌊".repeat(2_400), false],
  ])("are told from others: %s", (_, source, isLong) => {
    expect(takesLong(source)).toBe(isLong);
  });

  it.each([
    ["references to one note", `${"[^1]\n\n".repeat(20_000)}[^1]: a`],
    ["references to one long address", `[a]: /${"x".repeat(40_000)}\n\n${"[a]\n\n".repeat(20_000)}`],
    ["lists within lists", "1. ".repeat(41)],
    ["quotes and lists within each other", `${"> - ".repeat(21)}a`],
    ["pictures at one long address", `[a]: /${"x".repeat(40_000)}\n\n${"![a]\n\n".repeat(20_000)}`],
  ])("are shown as they were typed where they would grow beyond measure: %s", async (_, source) => {
    const { html } = shapeContent(source, await contentWords("en"), setting);
    expect(html).toMatch(/^<pre class="as-typed"/);
    expect(html.length).toBeLessThan(2 * source.length + 100);
  });
});

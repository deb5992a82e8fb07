import { describe, expect, it, test } from "vitest";
import fc from "@/testing/fast-check";
import {
  type Cue,
  checkCues,
  mergeCues,
  parseCaptions,
  parseTime,
  splitCue,
  writeCaptions,
  writeTime,
} from "./web-vtt";

const cue = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, id: "", settings: "" });

describe("reading", () => {
  it("takes WebVTT with notes, styles, names and settings", () => {
    const source = [
      "\uFEFFWEBVTT Tides",
      "Kind: captions",
      "",
      "STYLE",
      "::cue { color: red }",
      "",
      "NOTE a remark",
      "over two lines",
      "",
      "intro",
      "00:01.000 --> 00:02.500 line:0 align:start",
      "The moon",
      "<i>pulls</i>",
      "",
      "01:00:00.000 --> 01:00:01.000",
      "An hour later",
    ].join("\r\n");
    expect(parseCaptions(source)).toEqual({
      problems: [],
      cues: [
        { startMs: 1_000, endMs: 2_500, text: "The moon\n<i>pulls</i>", id: "intro", settings: "line:0 align:start" },
        cue(3_600_000, 3_601_000, "An hour later"),
      ],
    });
  });

  it("takes SubRip", () => {
    const source = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,250\nTwo\nlines\n";
    expect(parseCaptions(source)).toEqual({
      problems: [],
      cues: [cue(1_000, 2_000, "One"), cue(2_000, 3_250, "Two\nlines")],
    });
  });

  it("names the line of what it cannot read, and keeps the rest", () => {
    const source =
      "WEBVTT\n\n00:01.000 --> 00:99.000\nBad\n\nwords alone\n\n00:03.000 --> 00:02.000\nBackwards\n\n00:04.000 --> 00:05.000\nGood";
    const { cues, problems } = parseCaptions(source);
    expect(problems).toEqual([
      { line: 3, problem: "bad_time" },
      { line: 6, problem: "no_timing" },
      { line: 8, problem: "end_before_start" },
    ]);
    expect(cues.map(({ text }) => text)).toEqual(["Backwards", "Good"]);
  });

  it.each(["", "hello", "{}", "<tt/>"])("does not take %j for captions", (source) => {
    expect(parseCaptions(source)).toEqual({ cues: [], problems: [{ line: 1, problem: "bad_header" }] });
  });
});

test.each([
  ["00:01:02.500", 62_500],
  ["01:02.5", 62_500],
  ["1:02.050", 62_050],
  ["100:00:00.000", 360_000_000],
  ["00:00:01,999", 1_999],
  ["1:2:3", null],
  ["00:60:00.000", null],
  ["soon", null],
])("%s is %s milliseconds", (text, milliseconds) => {
  expect(parseTime(text)).toBe(milliseconds);
});

const someText = fc
  .array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })
  .map((lines) =>
    lines
      .map((line) => line.replace(/[\r\n\u2028\u2029]/g, "").replaceAll("-->", ""))
      .filter((line) => line.trim())
      .join("\n"),
  )
  .filter((text) => text !== "");
const someCues = fc
  .array(fc.record({ gap: fc.nat(100_000), length: fc.integer({ min: 1, max: 100_000 }), text: someText }))
  .map((parts) => {
    let at = 0;
    return parts.map(({ gap, length, text }) => {
      at += gap;
      return cue(at, at + length, text);
    });
  });

test("whatever is written reads back the same", () => {
  fc.assert(
    fc.property(someCues, (cues) => {
      expect(parseCaptions(writeCaptions(cues))).toEqual({ cues, problems: [] });
      expect(checkCues(cues)).toEqual([]);
    }),
  );
});

test("times read back as they were written", () => {
  fc.assert(
    fc.property(fc.nat(400_000_000), (time) => {
      expect(parseTime(writeTime(time))).toBe(time);
    }),
  );
});

test("what cannot be stored is named by its cue", () => {
  const cues = [
    cue(1_000, 2_000, "a"),
    cue(500, 900, "b"),
    cue(900, 900, "c"),
    cue(1_000, 2_000, " "),
    cue(3_000, 4_000, "x --> y"),
  ];
  expect(checkCues(cues).map(({ index, problem }) => [index, problem])).toEqual([
    [1, "before_previous"],
    [2, "end_before_start"],
    [3, "empty"],
    [4, "arrow_in_text"],
  ]);
});

describe("splitting and joining", () => {
  it("shares the time by the words, or by the player when it is inside", () => {
    const whole = cue(0, 4_000, "The moon pulls the sea");
    const [one, two] = splitCue(whole, 11, null);
    expect([one.text, two.text]).toEqual(["The moon pu", "lls the sea"]);
    expect([one.endMs, two.startMs]).toEqual([2_000, 2_000]);
    expect(splitCue(whole, 8, 1_234)[0].endMs).toBe(1_234);
    expect(splitCue(whole, 8, 9_000)[0].endMs).toBeLessThan(4_000);
  });

  it("joins what was split", () => {
    const [one, two] = splitCue(cue(0, 4_000, "The moon pulls"), 8, null);
    expect(mergeCues(one, two)).toEqual(cue(0, 4_000, "The moon\npulls"));
  });
});

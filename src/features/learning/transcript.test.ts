import { describe, expect, it } from "vitest";
import { parseTranscript } from "@/features/learning/transcript";

describe("a transcript", () => {
  it("is read from WebVTT with its times, without settings, notes and tags", () => {
    const source =
      "WEBVTT\n\nNOTE by hand\n\n1\n00:01.500 --> 00:04.000 align:start\n<v Maren>Watch the <i>lower</i> mark &amp; wait.\n\n01:00:02.000 --> 01:00:03.000\nTwo\nlines\n";
    expect(parseTranscript(source)).toEqual([
      { start: 1.5, end: 4, text: "Maren: Watch the lower mark & wait." },
      { start: 3602, end: 3603, text: "Two lines" },
    ]);
  });

  it("is read from SubRip", () => {
    expect(parseTranscript("1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\n")).toEqual([
      { start: 1, end: 2.5, text: "Hello" },
    ]);
  });

  it("is read from plain text, a paragraph a line", () => {
    expect(parseTranscript("One\nsentence.\n\nAnother.")).toEqual([
      { start: null, end: null, text: "One sentence." },
      { start: null, end: null, text: "Another." },
    ]);
    expect(parseTranscript("")).toEqual([]);
  });
});

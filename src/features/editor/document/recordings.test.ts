import { describe, expect, it } from "vitest";
import { findRecordings, withCaptions } from "./recordings";

const text = [
  "Watch *this*:  ",
  `::video{src="media/clip.mp4" title='A "clip"'}`,
  "",
  '> ::audio{src="media/tide.mp3" captions="media/tide.vtt" lang="en"}',
  "",
  '::video{src="https://www.youtube.com/watch?v=abcdefghijk"}',
  "",
  "```",
  '::video{src="media/example.mp4"}',
  "```",
  "",
].join("\n");

describe("recordings of a text", () => {
  it("are its own videos and sounds, wherever they are, and neither those of others nor examples", () => {
    expect(findRecordings(text.replace("*this*:  \n", "*this*:\n\n"))).toEqual([
      { kind: "video", path: "media/clip.mp4", captions: null },
      { kind: "audio", path: "media/tide.mp3", captions: { path: "media/tide.vtt", language: "en" } },
    ]);
    expect(findRecordings("No film, ::videos or :video[x].")).toEqual([]);
  });

  it("get captions and lose them again without another byte changing", () => {
    const source = text.replace("*this*:  \n", "*this*:\n\n");
    const captions = { path: "media/clip-en.vtt", language: "en" };
    const captioned = withCaptions(source, "media/clip.mp4", captions);
    expect(findRecordings(captioned)[0]).toEqual({ kind: "video", path: "media/clip.mp4", captions });
    const line = /^::video\{src="media\/clip\.mp4".*$/m;
    expect(captioned.replace(line, "")).toBe(source.replace(line, ""));
    expect(findRecordings(withCaptions(captioned, "media/clip.mp4", null))).toEqual(findRecordings(source));
    expect(withCaptions(source, "media/other.mp4", captions)).toBe(source);
  });

  it("keep their quote when their captions change", () => {
    const changed = withCaptions(text, "media/tide.mp3", { path: "media/tide-de.vtt", language: "de" });
    expect(changed).toContain('\n> ::audio{src="media/tide.mp3" captions="media/tide-de.vtt" lang="de"}\n');
  });
});

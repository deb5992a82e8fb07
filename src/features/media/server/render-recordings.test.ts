import { describe, expect, it } from "vitest";
import { renderShort } from "./render-content";
import { html, named, options } from "./render-content.fixture";

describe("recordings of the course", () => {
  it("plays a video of the course with its captions", () => {
    const markup = html('::video{src="media/film.mp4" title="The gauge" captions="media/film.vtt" lang="en"}');
    expect(named(markup, "video")[0]?.properties).toMatchObject({
      src: "/files/2",
      controls: true,
      preload: "metadata",
    });
    expect(named(markup, "track")[0]?.properties).toMatchObject({ src: "/files/3", kind: "captions", srcLang: "en" });
  });

  it("shows the words of a sound where its image would be, and asks another server for them as browsers want it", () => {
    const source = '::audio{src="media/film.mp4" captions="media/film.vtt" lang="de"}';
    const markup = html(source);
    expect([named(markup, "audio"), named(markup, "video")[0]?.properties.preload]).toEqual([[], "none"]);
    expect(named(markup, "track")[0]?.properties).toMatchObject({ srcLang: "de", label: "Deutsch" });
    expect(markup).not.toContain("crossorigin");
    const { html: far } = renderShort(source, {
      ...options,
      resolveFile: (path) => `https://bucket.example/${path}`,
    });
    expect(far).toContain('crossorigin="anonymous"');
    expect(named(html('::audio{src="media/film.mp4"}'), "audio")).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { embedFor, embedOrigins } from "@/lib/embed-hosts";
import fc from "@/testing/fast-check";

describe("an embed", () => {
  it.each([
    [
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m5s",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=65",
    ],
    ["https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
    ["//www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"],
    [
      "https://player.vimeo.com/video/76979871?h=8272103f6e",
      "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
    ],
    ["https://www.geogebra.org/m/abcd1234", "https://www.geogebra.org/material/iframe/id/abcd1234"],
    ["https://codepen.io/ada/pen/XWbPqK", "https://codepen.io/ada/embed/XWbPqK"],
    ["https://www.desmos.com/calculator/abc123", "https://www.desmos.com/calculator/abc123?embed"],
  ])("of %s shows %s", (address, src) => {
    expect(embedFor(address)?.src).toBe(src);
  });

  it.each([
    "https://evil.example/embed/dQw4w9WgXcQ",
    "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/?https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/redirect?q=https://evil.example",
    "https://www.youtube.com/watch?v=../../evil",
    "https://codepen.io/../evil",
    "javascript:alert(1)//www.youtube.com/watch?v=dQw4w9WgXcQ",
    "data:text/html,<script>alert(1)</script>",
    "/watch?v=dQw4w9WgXcQ",
    "",
  ])("is never made of %j", (address) => {
    expect(embedFor(address)).toBeNull();
  });

  it("stays on the listed origins whatever is pasted", () => {
    const host = fc.constantFrom(
      "www.youtube.com",
      "youtu.be",
      "vimeo.com",
      "phet.colorado.edu",
      "h5p.org",
      "codepen.io",
      "stackblitz.com",
      "www.desmos.com",
    );
    const path = fc.array(
      fc.constantFrom(
        "/",
        "..",
        "embed",
        "watch",
        "edit",
        "pen",
        "%2e%2e",
        "\\",
        "@",
        ":",
        "?v=",
        "#",
        "dQw4w9WgXcQ",
        "sims/html/a.html",
        "h5p/embed/1",
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(host, path, (name, steps) => {
        const embed = embedFor(`https://${name}/${steps.join("")}`);
        if (embed) expect(embedOrigins).toContain(new URL(embed.src).origin);
      }),
    );
  });
});

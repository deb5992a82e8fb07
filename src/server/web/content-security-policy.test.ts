import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildPolicy, makeScriptMark, markingPolicy, type PolicySources, secureHtml } from "./content-security-policy";

const sources: PolicySources = {
  storageOrigins: ["https://files.example.org"],
  embedOrigins: ["https://player.vimeo.com"],
  formOrigins: ["https://id.example.org"],
  isSecure: true,
  isDev: false,
};
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const mark = makeScriptMark();
const scriptSources = (policy: string) => /script-src ([^;]*)/.exec(policy)?.[1];

describe("secureHtml", () => {
  test("allows each script that bears the mark by its hash, and takes the mark out", () => {
    const html = `<p>a</p><script nonce="${mark}">first()</script><script nonce="${mark}" id="x">second()</script>`;
    const secured = secureHtml(html, mark, sources);
    expect(secured.html).toBe('<p>a</p><script>first()</script><script id="x">second()</script>');
    expect(scriptSources(secured.policy)).toBe(`'self' ${hashOf("first()")} ${hashOf("second()")}`);
    expect(secured.refused).toEqual([]);
  });

  test("leaves the mark nowhere, and hashes what is really sent", () => {
    const secured = secureHtml(`<script nonce="${mark}">f("${mark}")</script><p data-x="${mark}">`, mark, sources);
    expect(secured.html).not.toContain(mark);
    expect(scriptSources(secured.policy)).toContain(hashOf(`f("${"0".repeat(mark.length)}")`));
  });

  test("does not allow a script that was smuggled in, and says so", () => {
    const html = `<script>alert(1)</script><script nonce="guessed">alert(2)</script><SCRIPT>alert(3)</SCRIPT>`;
    const secured = secureHtml(html, mark, sources);
    expect(scriptSources(secured.policy)).toBe("'self'");
    expect(secured.refused).toEqual(["alert(1)", "alert(2)", "alert(3)"]);
  });

  test("allows scripts of ours by their text", () => {
    const secured = secureHtml("<script>theme()</script>", mark, sources, ["theme()"]);
    expect(scriptSources(secured.policy)).toBe(`'self' ${hashOf("theme()")}`);
  });

  test.each([
    ["(self.__next_f=self.__next_f||[]).push([0])", true],
    ['self.__next_f.push([1,"a:\\"b\\"\\n"])', true],
    ["self.__next_f.push([1,alert(1)])", false],
    ['self.__next_f.push([1,"a"]);alert(1)', false],
    ['self.__next_f.push([1,"a"]),alert([1])', false],
    ["self.__next_f.push(alert(1))", false],
  ])("of unmarked data for the router only plain data is allowed: %s", (text, isAllowed) => {
    const secured = secureHtml(`<script>${text}</script>`, mark, sources);
    expect(scriptSources(secured.policy)?.includes("sha256")).toBe(isAllowed);
  });

  test("has nothing to say about data and files", () => {
    const html = '<script type="application/ld+json">{"a":1}</script><script src="/_next/a.js" async=""></script>';
    expect(secureHtml(html, mark, sources)).toMatchObject({ html, refused: [] });
  });
});

describe("buildPolicy", () => {
  const policy = buildPolicy([], sources);

  test("allows no inline script, no plugin, no other base and no foreign frame around us", () => {
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toMatch(/style-src [^;]*unsafe/);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self' https://id.example.org",
    ]) {
      expect(policy).toContain(part);
    }
  });

  test("allows the storage where files are shown and sent, and the embeds where frames are", () => {
    for (const name of ["img-src", "media-src", "connect-src"]) {
      expect(new RegExp(`${name} [^;]*https://files\\.example\\.org`).test(policy), name).toBe(true);
    }
    expect(policy).toMatch(/frame-src 'self' https:\/\/player\.vimeo\.com/);
  });

  test("asks for TLS only where the site has it", () => {
    expect(policy).toContain("upgrade-insecure-requests");
    expect(buildPolicy([], { ...sources, isSecure: false })).not.toContain("upgrade-insecure-requests");
  });
});

test("a mark is new each time", () => {
  expect(makeScriptMark()).not.toBe(makeScriptMark());
  expect(markingPolicy("abc")).toBe("script-src 'nonce-abc'");
});

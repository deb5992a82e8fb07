import { expect, test } from "vitest";
import { inlineScripts } from "./inline-scripts";
import { parseView, viewCookieText } from "./view-preferences";

test("what a reader chose comes back from the cookie", () => {
  const text = viewCookieText({ theme: "dark", size: "large", zone: "Asia/Tokyo" }, true);
  expect(text).toContain("; secure");
  const value = /^lectern_view=([^;]*)/.exec(text)?.[1];
  expect(parseView(value)).toEqual({ theme: "dark", size: "large", zone: "Asia/Tokyo" });
});

test("a cookie that someone else wrote changes nothing", () => {
  expect(parseView("theme%3Dpink%26onload%3Dalert")).toEqual({});
  expect(parseView("%E0%A4%A")).toEqual({});
});

test.each(inlineScripts)("an inline script is valid and cannot end its own element", (script) => {
  expect(() => new Function(script)).not.toThrow();
  expect(script).not.toContain("</");
});

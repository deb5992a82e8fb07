import { expect, test } from "vitest";
import { parseView, revisionOf, viewCookieText } from "@/components/layout/view-preferences";
import { viewCookies } from "./view-cookies";

const never = { theme: "SYSTEM", timeZone: "UTC", language: null, accessibility: {} } as const;
const dark = {
  theme: "DARK",
  timeZone: "Asia/Tokyo",
  language: null,
  accessibility: { size: "large", reading: "serif", motion: "reduce", captions: "on", zone: "own", onload: "x" },
} as const;

const cookieValue = (text = "") => /^lectern_view=([^;]*)/.exec(text)?.[1];
const sent = (text = "") => `a=b; ${text.split(";")[0]}`;

test("a device that knows nothing is given the account's choices, once", () => {
  const [text, ...rest] = viewCookies(dark, undefined, true);
  expect(rest).toEqual([]);
  expect(text).toContain("; secure");
  expect(parseView(cookieValue(text))).toEqual({
    theme: "dark",
    size: "large",
    motion: "reduce",
    captions: "on",
    zone: "Asia/Tokyo",
  });
  expect(viewCookies(dark, sent(text), true)).toEqual([]);
});

test("an account that never chose leaves the device as it is, and says whose it is now", () => {
  const [text] = viewCookies(never, sent(viewCookieText({ theme: "light", size: "small" }, false)), false);
  expect(parseView(cookieValue(text))).toEqual({ theme: "light", size: "small" });
  expect(revisionOf(cookieValue(text))).not.toBeNull();
  expect(viewCookies(never, sent(text), false)).toEqual([]);
});

test("a choice just made on the device is until the account has another one than it last gave", () => {
  const [given] = viewCookies(dark, undefined, false);
  const chosenHere = viewCookieText({ theme: "light" }, false, revisionOf(cookieValue(given)));
  expect(viewCookies(dark, sent(chosenHere), false)).toEqual([]);
  const [after] = viewCookies({ ...dark, theme: "LIGHT" }, sent(chosenHere), false);
  expect(parseView(cookieValue(after)).theme).toBe("light");
});

test("one who went back to the site's own choices takes them to other devices", () => {
  const plain = { ...never, accessibility: { theme: "system", size: "regular" } };
  const [given] = viewCookies(dark, undefined, false);
  const [text] = viewCookies(plain, sent(given), false);
  expect(parseView(cookieValue(text))).toEqual({});
});

test("the account's language goes to the device, where it has another one", () => {
  const cookies = viewCookies({ ...dark, language: "en" }, undefined, false);
  expect(cookies[1]).toMatch(/^lectern_locale=en; path=\//);
  expect(viewCookies({ ...dark, language: "en" }, `${sent(cookies[0])}; lectern_locale=en`, false)).toEqual([]);
});

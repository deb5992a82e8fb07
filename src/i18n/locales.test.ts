import { expect, test } from "vitest";
import { pickLocale } from "./locales";

test("the reader's own choice wins over what the browser asks for", () => {
  expect(pickLocale({ cookie: "en", acceptLanguage: "de", underTest: false })).toBe("en");
});

test("a pseudo-locale can be chosen under test only", () => {
  expect(pickLocale({ cookie: "en-XA", underTest: true })).toBe("en-XA");
  expect(pickLocale({ cookie: "en-XA", underTest: false })).toBe("en");
});

test("a browser never asks its way into a pseudo-locale", () => {
  expect(pickLocale({ acceptLanguage: "ar-XB, en-XA;q=0.9", underTest: true })).toBe("en");
});

test("regional wishes fall back to their language, unreadable headers to English", () => {
  expect(pickLocale({ acceptLanguage: "fr;q=0.2, en-IE", underTest: false })).toBe("en");
  expect(pickLocale({ acceptLanguage: ";;;,,q=1", underTest: false })).toBe("en");
});

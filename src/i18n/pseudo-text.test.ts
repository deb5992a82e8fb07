import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { pseudoMessages, pseudoText } from "./pseudo-text";

test("pseudo-text accents, lengthens and brackets what a reader sees", () => {
  expect(pseudoText("Sign in")).toBe("[Šíğñ íñ · ·]");
});

test("arguments, plurals and tags of a pseudo-message still work", () => {
  const messages = pseudoMessages({
    count: "{count, plural, one {# lesson} other {# lessons}} for {name}",
    rich: "Read <a>the terms</a> first",
  });
  // A catalog whose keys are not known beforehand: any key is a string to it.
  const t = createTranslator<{ [key: string]: string }>({
    locale: "en",
    messages: messages as { [key: string]: string },
  });
  expect(t("count", { count: 3, name: "Ada" })).toMatch(/^\[3 ĺéššóñš ƒóŕ Ada/);
  expect(t.markup("rich", { a: (words) => `(${words})` })).toContain("(ţĥé ţéŕɱš)");
});

import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { nameSite } from "./site-name";

test("a catalog says the site's name, whatever signs are in it", () => {
  const catalog = {
    layout: { titleOf: "%s (@site)", open: "{count, plural, one {# course} other {# courses}} at @site" },
  };
  for (const name of ["Skarvig", "Anna's school", "'t Hof", "A & B $& C", "جامعة"]) {
    const messages = nameSite(catalog, name) as typeof catalog;
    const t = createTranslator({ locale: "en", messages, namespace: "layout" });
    expect(t("titleOf")).toBe(`%s (${name})`);
    expect(t("open", { count: 2 })).toBe(`2 courses at ${name}`);
  }
});

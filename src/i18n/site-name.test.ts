import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { nameSite } from "./site-name";

test("a catalogue says the site's name, whatever signs are in it", () => {
  const catalogue = {
    layout: { titleOf: "%s (@site)", open: "{count, plural, one {# course} other {# courses}} at @site" },
  };
  for (const name of ["Skarvig", "Anna's school", "'t Hof", "A & B $& C", "جامعة"]) {
    const messages = nameSite(catalogue, name) as typeof catalogue;
    const t = createTranslator({ locale: "en", messages, namespace: "layout" });
    expect(t("titleOf")).toBe(`%s (${name})`);
    expect(t("open", { count: 2 })).toBe(`2 courses at ${name}`);
  }
});

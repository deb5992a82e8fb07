import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OptionRow } from "@/components/form/option-row";
import { html } from "@/features/media/server/render-content.fixture";
import { AuthoredText } from "./authored-text";

const shown = (source: string) => ({ html: html(source).replace(/^<p>|<\/p>$/g, ""), isInline: true });

test("an option is named by its words and by the TeX of its formulas", () => {
  const label = <AuthoredText text={shown("about $10^6$, not $a<b$")} isName />;
  const row = renderToStaticMarkup(<OptionRow type="radio" name="size" label={label} />);
  expect([...row.matchAll(/<math aria-label="([^"]*)">/g)].map(([, name]) => name)).toEqual(["10^6", "a<b"]);
  expect(row).not.toContain("alttext");
});

test("a formula in a text is left to what reads MathML", () => {
  expect(renderToStaticMarkup(<AuthoredText text={shown("$10^6$")} />)).toContain('<math alttext="10^6"><');
});

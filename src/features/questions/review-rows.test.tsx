import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import assessment from "@/messages/en/assessment.json";
import { Remarks, ReviewRows } from "./review-rows";
import type { ShownRow } from "./reviewed-question";

const inline = (html: string) => ({ html, isInline: true });

function drawn(part: ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ assessment }} timeZone="UTC">
      {part}
    </NextIntlClientProvider>,
  );
}

const wordsOf = (part: ReactNode): string =>
  drawn(part)
    .replaceAll(/<\/?(?:div|p)[^>]*>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();

const aRow = (row: Partial<ShownRow> = {}): ShownRow => ({
  ...{ who: "you", lead: null, text: "spring", sign: null, feedback: null },
  ...row,
});

describe("what was given", () => {
  const signed = (sign: ShownRow["sign"]) =>
    drawn(<ReviewRows question={{ rows: [aRow({ sign })], blanks: [] }} isOwn />);

  test.each([
    ["right", "right", "check"],
    ["partly", "partly right", "circle-dot-dashed"],
    ["wrong", "wrong", "x"],
    ["missed", "missed", "circle"],
  ] as const)("that is %s has words and an icon of its own for it", (sign, words, icon) => {
    const row = signed(sign);
    expect([...row.matchAll(/href="[^"#]*#([^"]+)"/g)].map(([, name]) => name)).toEqual([icon]);
    expect(row).toMatch(new RegExp(`</svg> ${words}</span>`));
  });

  test("has neither where that isn't shown", () => {
    expect(signed(null)).toContain("spring");
    expect(signed(null)).not.toMatch(/<svg|right|wrong/);
  });
});

describe("the author's words about an answer", () => {
  const inBlank = (number: number, feedback: string | null) =>
    aRow({ lead: inline(`${number}`), feedback: feedback === null ? null : inline(feedback) });
  const rows = [inBlank(1, null), inBlank(2, "From a word for <em>jump</em>."), inBlank(3, "Half a day.")];
  const told = { feedback: inline("Well done."), explanation: inline("Tides have two heights.") };

  test("name the blank that they are about where the text has several", () => {
    const remarks = <Remarks question={{ rows, blanks: ["7", "1", "4"], ...told }} />;
    expect(wordsOf(remarks).split("\n")).toEqual([
      "Blank 2: From a word for jump.",
      "Blank 3: Half a day.",
      "Well done.",
      "Tides have two heights.",
    ]);
    expect(drawn(remarks)).not.toContain("aria-hidden");
  });

  test("name neither the only blank nor what is no blank", () => {
    const first = [inBlank(1, "From a word for jump.")];
    const only = <Remarks question={{ rows: first, blanks: ["1"], feedback: null, explanation: null }} />;
    expect(wordsOf(only)).toBe("From a word for jump.");
    const pair = [aRow({ lead: inline("Moon"), feedback: inline("Not that one.") })];
    const matched = <Remarks question={{ rows: pair, blanks: [], feedback: null, explanation: null }} />;
    expect(wordsOf(matched)).toBe("Not that one.");
  });
});

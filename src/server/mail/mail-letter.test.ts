import { describe, expect, test } from "vitest";
import { type Letter, letterDocument, letterHtml, letterText } from "./mail-letter";

const letter: Letter = {
  site: "Skarvig",
  language: "en",
  direction: "ltr",
  preview: "Say yes or no until 20 Dec",
  heading: "Teach <b>Knots</b> & more",
  parts: [
    { kind: "text", text: 'Odile "the knot" asks you.' },
    { kind: "facts", facts: [["Role", "Editor"]] },
    { kind: "button", label: "See the invitation", href: "https://lectern.test/i/a?b=1&c=2" },
    { kind: "address", href: "https://lectern.test/i/a?b=1&c=2" },
  ],
  reason: "Sent because somebody typed this address.",
  refusal: { label: "No more of these", href: "https://lectern.test/unsubscribe/x" },
};

describe("a letter", () => {
  test("is HTML in which nothing that was typed is mark-up", () => {
    const html = letterHtml(letter);
    expect(html).toContain("Teach &lt;b&gt;Knots&lt;/b&gt; &amp; more");
    expect(html).toContain('href="https://lectern.test/i/a?b=1&amp;c=2"');
    expect(html).not.toMatch(/<(?:script|style|img|link)/);
    expect(letterDocument("A & <b>", html)).toContain("<title>A &amp; &lt;b&gt;</title>");
  });

  test("says the same as plain text, each address once", () => {
    expect(letterText(letter)).toBe(
      `Teach <b>Knots</b> & more

Odile "the knot" asks you.

Role: Editor

See the invitation:
https://lectern.test/i/a?b=1&c=2

--
Sent because somebody typed this address.
No more of these: https://lectern.test/unsubscribe/x`,
    );
  });

  test("without a choice to refuse it offers none", () => {
    expect(letterText({ ...letter, refusal: null })).toMatch(/typed this address\.$/);
    expect(letterHtml({ ...letter, refusal: null })).not.toContain("unsubscribe");
  });
});

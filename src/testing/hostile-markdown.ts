import fc, { type Arbitrary } from "./fast-check";

/** What parsers of Markdown, HTML and TeX are known to need much time or room for, over and over. */
const repeated = [
  "[^1]",
  "[^1]\n\n",
  "[a]",
  "[a]\n\n",
  "![a][a]\n\n",
  "*a",
  "**a _b ",
  "_a*",
  "[",
  "![[",
  "](",
  "[a](",
  "`",
  "``a` ",
  "~~a~",
  "<",
  "<a",
  "<a b='",
  "<!--",
  "<b><i>",
  "<a href=x>",
  "<table><tr><td>",
  "<div>\n\n",
  "</p>",
  "<p><b>a",
  "> ",
  "> - ",
  "- ",
  "1. ",
  "- a\n",
  "  - a\n",
  "# a\n",
  "# a #\n\n",
  "a\n===\n",
  "|a",
  "|a|b|\n",
  "$",
  "$$a$$\n\n",
  "$x^{x^{x^{x}}}$ ",
  "\\(a\\) ",
  "$\\frac{",
  ":::note\n",
  "::a{b=",
  ":a[",
  "```\n",
  "    a\n",
  "a  \n",
  "\\",
  "&",
  "&amp;",
  "http://a.b/",
  "www.a.b ",
  "a@b.c ",
  "<details><summary>a",
  "<select><option>",
  "<svg><g>",
  "<ruby><rt>",
  "\u0000",
  "\u202e",
  "- [ ] a\n",
  "> [!NOTE]\n> a\n\n",
  "[^a]: b\n",
  "[a]: /b\n",
  "$\\def\\a{\\a\\a}\\a$ ",
  "$\\begin{matrix}a&",
];
const long = "x".repeat(2_000);
const heads = [
  "",
  "[^1]: a\n\n",
  `[^1]: ${long}\n\n`,
  "[a]: /b\n\n",
  `[a]: /${long} "${long}"\n\n`,
  "| a | b |\n|---|---|\n",
  "$$\\def\\a#1{#1#1#1#1}\\a{\\a{\\a{\\a{\\a{x}}}}}$$\n\n",
  "<table>",
  "> ",
];

/** A text of about so many characters that one, two or three of them make up. */
export const hostileMarkdown = (characters: number): Arbitrary<string> =>
  fc
    .record({
      head: fc.constantFrom(...heads),
      pieces: fc.array(fc.constantFrom(...repeated), { minLength: 1, maxLength: 3 }),
      isInRuns: fc.boolean(),
    })
    .map(({ head, pieces, isInRuns }) => {
      const share = (piece: string, of: number) => piece.repeat(Math.ceil(of / piece.length));
      const body = isInRuns
        ? pieces.map((piece) => share(piece, characters / pieces.length)).join("")
        : share(pieces.join(""), characters);
      return (head + body).slice(0, characters);
    });

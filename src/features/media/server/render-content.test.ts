import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderShort } from "@/features/media/server/render-content";
import { elements, html, named, options, words } from "@/features/media/server/render-content.fixture";
import fc from "@/testing/fast-check";

const allowedElements = new Set(
  (
    "a abbr audio b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figcaption figure " +
    "h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source span strong sub summary sup " +
    "table tbody td tfoot th thead time tr track u ul var video wbr math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle " +
    "merror mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics"
  ).split(" "),
);
const address =
  /^(?:#|https?:\/\/|mailto:|tel:|\/files\/|\/(?:courses|learn|instructors|certificates|verify)(?:\/|$|\?))/;

/** Everything that must hold for any text by anyone, on what a browser would make of the markup. */
function expectSafe(markup: string): void {
  for (const node of elements(markup)) {
    expect(allowedElements).toContain(node.tagName);
    for (const [key, value] of Object.entries(node.properties)) {
      expect(key).not.toMatch(/^on/i);
      expect([
        "style",
        "name",
        "srcDoc",
        "action",
        "formAction",
        "xLinkHref",
        "srcSet",
        "target",
        "ping",
      ]).not.toContain(key);
      if (key === "href" || key === "src") expect(String(value)).toMatch(address);
      if (key === "id") expect(String(value)).toMatch(/^c-/);
      if (key === "src") expect(String(value)).toMatch(/^\/files\//);
      if (key === "dataEmbed")
        expect(String(value)).toMatch(
          /^https:\/\/(www\.youtube-nocookie\.com|player\.vimeo\.com|phet\.colorado\.edu|h5p\.org|www\.geogebra\.org|codepen\.io|stackblitz\.com|www\.desmos\.com)\//,
        );
    }
  }
}

describe("Markdown", () => {
  it("makes a description list of blocks that describe no term into plain blocks", () => {
    const shown = html("<dl><dd>1</dd><dd>H</dd></dl>\n\n<dl><dt>Tide</dt><dd>Water</dd></dl>");
    expect(named(shown, "dl")).toHaveLength(1);
    expect(named(shown, "dd")).toHaveLength(1);
    expect(shown).toContain("<div>H</div>");
  });

  it("sets headings under the page's own and skips no level", () => {
    const { html: markup, headings } = renderShort("# One\n\n### Deep\n\n## Two\n\n# Three", options);
    expect(headings).toEqual([
      { id: "c-one", text: "One", level: 2 },
      { id: "c-deep", text: "Deep", level: 3 },
      { id: "c-two", text: "Two", level: 3 },
      { id: "c-three", text: "Three", level: 2 },
    ]);
    expect(markup).toContain('<h2 id="c-one">One</h2>');
    expect(named(markup, "h1")).toEqual([]);
  });

  it("gives equal headings different ids and keeps links to them working", () => {
    const markup = html("[down](#part)\n\n# Part\n\n# Part\n\n[nowhere](#gone)");
    expect(named(markup, "h2").map((node) => node.properties.id)).toEqual(["c-part", "c-part-2"]);
    expect(named(markup, "a").map((node) => node.properties.href)).toEqual(["#c-part"]);
  });

  it("bolds keywords and mutes comments of a known language, and names the block", () => {
    const markup = html('```python title="clocks.py"\nfrom math import cos # why\n```');
    expect(markup).toContain("<b>from</b> math <b>import</b> cos <i># why</i>");
    expect(markup).toContain("<span>clocks.py</span>");
    expect(named(markup, "pre")[0]?.properties).toMatchObject({
      tabIndex: 0,
      role: "region",
      ariaLabel: "clocks.py code 1",
    });
  });

  it("leaves code of an unknown language as it is", () => {
    expect(html("```brainsquid\n<b>if</b>\n```")).toContain("&#x3C;b>if&#x3C;/b>");
  });

  it("sets math as MathML with its TeX as text alternative, without styles or unknown alphabets", () => {
    const { html: markup, hasMath } = renderShort(
      "Let $x \\in \\mathbb{R}$.\n\n$$\n\\begin{aligned}a&=b\\\\c&=d\\end{aligned}\n$$",
      options,
    );
    expect(hasMath).toBe(true);
    expect(markup).toContain("<mi>ℝ</mi>");
    expect(markup).not.toMatch(/annotation| style=|mathvariant="double|katex/);
    expect(named(markup, "math").map(({ properties }) => properties)).toEqual([
      { alttext: "x \\in \\mathbb{R}" },
      { alttext: "\\begin{aligned}a&=b\\\\c&=d\\end{aligned}", display: "block" },
    ]);
    expect(named(markup, "mtd").some((node) => String(node.properties.className) === "math-end")).toBe(true);
  });

  it("reads MathJax delimiters inside HTML", () => {
    expect(named(html("<p>So \\(x^2\\) and \\[y\\] and [mathjaxinline]z[/mathjaxinline].</p>"), "math")).toHaveLength(
      3,
    );
  });

  it("takes prices for prices", () => {
    const { html: markup, hasMath } = renderShort("It costs $5 or $10, at most $20.", options);
    expect(markup).toBe("<p>It costs $5 or $10, at most $20.</p>");
    expect(hasMath).toBe(false);
  });

  it("shows a formula that cannot be read as its source", () => {
    expect(html("$\\frac{1$")).toContain('<code class="math-source" dir="ltr">\\frac{1</code>');
  });

  it("sets callouts from directives and from GitHub's alerts", () => {
    expect(html(":::warning[Mind the *gap*]\nText\n:::")).toBe(
      '<div class="callout callout--warning" role="note"><p class="callout__name">Mind the <em>gap</em></p><p>Text</p></div>',
    );
    expect(html("> [!TIP]\n> Text")).toContain('<p class="callout__name">Tip</p>');
  });

  it("leaves colons of ordinary prose alone", () => {
    expect(html("The ratio a:b at 3:pm, and ::what{x=1}")).toBe("<p>The ratio a:b at 3:pm, and ::what{x=1}</p>");
    expect(html("::unknown{x=1}")).toBe("<p>::unknown{x=1}</p>");
  });

  it("puts tables into a named region that the keyboard can scroll", () => {
    const markup = html("| | b |\n|---|--:|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |");
    expect(
      elements(markup)
        .filter((node) => node.properties.role === "region")
        .map((node) => node.properties.ariaLabel),
    ).toEqual(["Table 1", "Table 2"]);
    expect(named(markup, "th").every((node) => node.children.length > 0)).toBe(true);
  });

  it("shows a task list as marks with names, not as dead checkboxes", () => {
    const markup = html("- [x] read\n- [ ] write");
    expect(named(markup, "input")).toEqual([]);
    expect(named(markup, "span").map((node) => node.properties.ariaLabel)).toEqual(["Done", "Not done"]);
  });

  it("fixes lists that hold what is no item, and items that are in no list", () => {
    expect(html("<dl><p>Alone</p></dl>")).toBe("<div><p>Alone</p></div>");
    expect(html("<dl><dt>A</dt><p>Stray</p></dl>")).toBe("<dl><dt>A</dt><dd><p>Stray</p></dd></dl>");
    expect(html("<ul><p>Stray</p><li>One</li></ul>")).toBe("<ul><li><p>Stray</p></li><li>One</li></ul>");
    expect(html("<ul><div><li>Deep</li></div></ul>")).toBe("<div><div><div>Deep</div></div></div>");
  });

  it("drops the letters of icon fonts, which are no words", () => {
    expect(html('<p><i class="material-icons">menu_book</i>Read</p>')).toBe("<p><i></i>Read</p>");
  });

  it("keeps the language and direction of foreign words", () => {
    expect(html('<span lang="ar" dir="rtl">سلام</span>')).toContain('<span lang="ar" dir="rtl">سلام</span>');
  });

  it("links footnotes to and fro", () => {
    const markup = html("Text[^1].\n\n[^1]: Note.");
    for (const link of named(markup, "a")) expect(markup).toContain(`id="${String(link.properties.href).slice(1)}"`);
    expect(named(markup, "a")).toHaveLength(2);
  });
});

describe("files of the course", () => {
  it("sets an image with its size, lazily, and its title as caption", () => {
    const markup = html('![A gauge](media/pic.png "At Skarvig")');
    expect(named(markup, "img")[0]?.properties).toEqual({
      src: "/files/1?sig=a&exp=2",
      alt: "A gauge",
      loading: "lazy",
      decoding: "async",
      width: 640,
      height: 480,
    });
    expect(markup).toContain('<figcaption class="caption">At Skarvig</figcaption>');
    expect(named(markup, "p")).toEqual([]);
  });

  it("offers a browser the smaller images that there are", () => {
    const sources = [{ url: "/files/small?sig=a&exp=2", width: 480 }];
    const resolveFile = () => ({ url: "/files/1", width: 640, height: 480, sources });
    const { html: markup } = renderShort("![A gauge](media/pic.png)", { words, resolveFile });
    expect(named(markup, "img")[0]?.properties).toMatchObject({
      srcSet: "/files/small?sig=a&exp=2 480w, /files/1 640w",
      sizes: "(min-width: 40rem) 38rem, 100vw",
    });
  });

  it("finds a file by every way of writing its path", () => {
    for (const path of [
      "./media/pic.png",
      "asset:media/pic.png",
      "/media/pic.png",
      "media/../media/pic.png?x#y",
      "media%2Fpic.png",
    ]) {
      expect(named(html(`![a](${path})`), "img"), path).toHaveLength(1);
    }
  });

  it("asks for addresses again each time, since they expire", () => {
    const source = "![a](media/pic.png) and [notes](notes.pdf)";
    expect(renderShort(source, { words, resolveFile: (path) => `/files/old/${path}` }).html).toContain(
      "/files/old/notes.pdf",
    );
    expect(renderShort(source, { words, resolveFile: (path) => `/files/new/${path}` }).html).not.toContain(
      "/files/old/",
    );
  });

  it("says so when a file is missing, and keeps the words of its link", () => {
    expect(html("![A gauge](media/gone.png)")).toContain("A gauge (gone.png is missing)");
    expect(html("[the *notes*](gone.pdf)")).toBe("<p>the <em>notes</em></p>");
  });

  it("never loads an image from another server", () => {
    const markup = html("![Logo](https://tracker.example/a.png) ![](//tracker.example/b.png)");
    expect(named(markup, "img")).toEqual([]);
    expect(named(markup, "a").map((node) => node.properties.href)).toEqual([
      "https://tracker.example/a.png",
      "https://tracker.example/b.png",
    ]);
  });

  it("never puts a link into a link", () => {
    const markup = html("See [![badge](https://img.example/b.svg) here](https://example.org/)");
    expect(markup).toBe('<p>See <a href="https://example.org/" rel="noopener">badge (on img.example) here</a></p>');
  });

  it("keeps a link around an image", () => {
    const markup = html("[![A gauge](media/pic.png)](https://example.org/)");
    expect(markup).toMatch(
      /<figure class="plate"><a href="https:\/\/example.org\/" rel="noopener"><img src="\/files\/1/,
    );
  });
});

describe("embeds", () => {
  it("ask for nothing before the student starts them", () => {
    const { html: markup, hasEmbeds } = renderShort(
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1" title="Waves" onload="x()"></iframe>',
      options,
    );
    expect(hasEmbeds).toBe(true);
    expect(named(markup, "iframe")).toEqual([]);
    expect(named(markup, "figure")[0]?.properties).toMatchObject({
      dataEmbed: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
      dataEmbedTitle: "Waves",
    });
    expect(markup).toContain("Play Waves from YouTube");
  });

  it("stand for a video's image that only leads to it", () => {
    const markup = html(
      '[![Arrays](https://img.youtube.com/vi/dQw4w9WgXcQ/0.jpg)](https://youtube.com/watch?v=dQw4w9WgXcQ "Arrays")',
    );
    expect(markup).toContain("Play Arrays from YouTube");
    expect(named(markup, "img")).toEqual([]);
  });

  it("from anywhere else become a link", () => {
    const markup = html('<iframe src="https://evil.example/frame" title="Game"></iframe>');
    expect(markup).toBe('<p><a href="https://evil.example/frame" rel="noopener">Game (on evil.example)</a></p>');
    expect(html('::embed{url="javascript:alert(1)"}')).not.toContain("javascript");
  });

  it("cannot be forged by writing their attributes", () => {
    const markup = html(
      '<figure data-embed="https://evil.example/" data-embed-start class="embed"><button data-embed-start>x</button></figure>',
    );
    expect(named(markup, "figure")).toEqual([]);
    expectSafe(markup);
  });
});

const attacks = [
  "<script>alert(1)</script>text",
  "<img src=x onerror=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi><img src=x onerror=alert(1)></mi><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  "<form action=https://evil.example><input name=password><button>Go</button></form><input autofocus onfocus=alert(1)>",
  "<a href='jav&#x09;ascript:alert(1)'>x</a>",
  "<a href=' javascript:alert(1)'>x</a>",
  "<a href='\u0001javascript:alert(1)'>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<a href='vbscript:x' style='position:fixed;inset:0' class='btn btn--first' id='__next' name='x'>x</a>",
  "<a href='blob:https://x/1'>x</a><a href='file:///etc/passwd'>y</a><a href='//evil.example/x'>z</a>",
  "[x](javascript:alert(1)) [y](<java\nscript:alert(1)>) <javascript:alert(1)>",
  "![x](javascript:alert(1)) ![y](data:image/svg+xml;base64,PHN2Zz4=)",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=javascript:alert(1)></object><embed src=//evil.example>",
  "<style>body{display:none}</style><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "<template><img src=x onerror=alert(1)></template><xmp><script>alert(1)</script></xmp><plaintext><img src=x onerror=alert(1)>",
  "<details open ontoggle=alert(1)><summary>x</summary></details><video><source onerror=alert(1)></video>",
  "<p id=constructor>a</p><p id=__proto__>b</p><img name=body src=media/pic.png>",
  "$\\href{javascript:alert(1)}{x}$ $\\htmlClass{btn}{x}$ $\\includegraphics{https://evil.example/x.png}$ $\\text{<img src=x onerror=alert(1)>}$",
  "```html\n<script>alert(1)</script>\n```",
  '```js title="<img src=x onerror=alert(1)>"\n1\n```',
  ':::note[<img src=x onerror=alert(1)>]\n<script>alert(1)</script>\n:::\n\n::video{src="javascript:alert(1)" onload="x"}\n\n:a[b]{onclick=alert(1)}',
  "<div data-callout='note\" onclick=\"alert(1)'>x</div><p data-callout-name onmouseover=alert(1)>x</p>",
  "<table><tr><td colspan=99999 rowspan=99999 background=//evil.example>x</td></tr></table>",
  "<picture><source srcset=//evil.example/x.png><img src=media/pic.png srcset=//evil.example/y.png></picture>",
  "<video poster=//evil.example/x.png src=https://evil.example/x.mp4 autoplay></video><audio src=//evil.example/x.mp3 autoplay></audio>",
  "<select><option><img src=x onerror=alert(1)></select><textarea></textarea><img src=x onerror=alert(1)>",
  "<!--><img src=x onerror=alert(1)>--> <![CDATA[<script>alert(1)</script>]]> <?php echo 1 ?>",
  "\uE0000\uE001 \uE002 \u0000<scr\u0000ipt>alert(1)</script>",
  "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
];

describe("safety", () => {
  it.each(attacks)("takes the harm out of %j", (attack) => {
    expectSafe(html(attack));
    expectSafe(
      html(`Before\n\n${attack}\n\n> ${attack.replaceAll("\n", "\n> ")}\n\n- ${attack.replaceAll("\n", "\n  ")}`),
    );
  });

  it("takes the harm out of any mixture of them", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...attacks,
        "<",
        ">",
        '"',
        "'",
        "`",
        "$",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n:::note\n",
        "\n:::\n",
        "</p>",
        "<p>",
        "<table>",
        "<math>",
        "</math>",
        "<svg>",
        "](",
        "![",
        "[",
        "&#",
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => expectSafe(html(pieces.join("")))),
      { numRuns: 300 },
    );
  }, 60_000);

  it("keeps the ordinary text around an attack", () => {
    expect(html("<p onclick='x'>The ordinary text stays.</p>")).toBe("<p>The ordinary text stays.</p>");
  });

  it("survives texts made to break a parser", () => {
    for (const source of [
      ">".repeat(20_000),
      "<div>".repeat(20_000),
      "[".repeat(5_000),
      "*a".repeat(5_000),
      "- ".repeat(3_000),
      "$".repeat(5_000),
      ":::note\n".repeat(500),
    ]) {
      expectSafe(html(source).replace(/<pre class="as-typed"[\s\S]*<\/pre>/, ""));
    }
  }, 60_000);

  const hostile = join(process.env.TEST_DATA ?? "", "hostile");
  it.skipIf(!process.env.TEST_DATA || !existsSync(hostile))(
    "takes the harm out of the hostile files of TEST_DATA",
    () => {
      const texts = readdirSync(hostile).filter((name) => /\.(md|html|svg|csv|gift)$/.test(name));
      expect(texts.length).toBeGreaterThan(0);
      for (const name of texts) expectSafe(html(readFileSync(join(hostile, name), "utf8")));
    },
  );
});

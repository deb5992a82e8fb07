import "server-only";
/** Raised whenever the printed page changes, so that an old certificate can tell which layout it was first printed in. */
export const TEMPLATE_VERSION = 1;

/** Points around an outlined line, so that marks above and below its letters are not cut off. */
export const OUTLINE_MARGIN = 24;

/**
 * Setting a line of data in a box: `fitted` takes the first of the given sizes at which it fits, and breaks what has no
 * space to break at between grapheme clusters, so nothing can leave the page. A text comes in as { text, dir, lang }.
 */
const fitting = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#171b26")
#let muted = rgb("#4d525d")
#let edge = rgb("#81858f")
#set text(lang: d.lang, font: d.serif, fill: ink, size: 12pt, hyphenate: false, overhang: false)
#set par(spacing: 0pt, leading: 0.5em, justify: false)

#let direction = (ltr: ltr, rtl: rtl)
#let run(value, style, body) = text(..style, dir: direction.at(value.dir), lang: value.lang, body)
#let width-of(value, style, body) = measure(run(value, style, body)).width

#let torn(value, style, width, word) = {
  let rows = ("",)
  for cluster in word.clusters() {
    if rows.last() != "" and width-of(value, style, rows.last() + cluster) > width { rows.push("") }
    rows.last() += cluster
  }
  rows.join(linebreak())
}

#let set-in(value, style, width, level) = {
  let words = value.text.split(" ").map(word => if width-of(value, style, word) <= width { word } else { torn(value, style, width, word) })
  set par(leading: style.size * 0.08)
  set text(top-edge: "ascender", bottom-edge: "descender")
  let body = run(value, style, words.join(" "))
  block(width: width, align(left, if level == none { body } else { heading(level: level, body) }))
}

// Fits without breaking a word; failing that, breaking some; failing all, the smallest size.
#let fitted(value, sizes, width, height, style: (:), level: none) = context {
  let styles = sizes.map(size => (size: size * 1pt, ..style))
  let whole(style) = value.text.split(" ").all(word => width-of(value, style, word) <= width)
  let low(style) = measure(set-in(value, style, width, none)).height <= height
  let chosen = styles.find(style => whole(style) and low(style))
  if chosen == none { chosen = styles.find(low) }
  if chosen == none { chosen = styles.last() }
  set-in(value, chosen, width, level)
}
`;

/** One line of data alone, to be drawn as outlines. */
export const outlineTemplate = `${fitting}
#let b = d.box
#set page(width: b.width * 1pt + ${2 * OUTLINE_MARGIN}pt, height: auto, margin: ${OUTLINE_MARGIN}pt, fill: none)
#fitted(b.value, b.sizes, b.width * 1pt, b.height * 1pt, style: b.style)
`;

/** One A4 page, landscape, in Typst. Everything personal comes in as JSON through sys.inputs: data, never markup. */
export const certificateTemplate = `${fitting}
#set document(title: d.title, author: d.issuer, date: auto, keywords: (d.number,))
#set page(width: 297mm, height: 210mm, margin: 0pt, fill: white)
#show heading: set text(size: 1em, weight: "regular")
#show heading: it => it.body

// Letters with stacked marks are drawn as outlines over the same text set invisibly and without moving its marks:
// readers of a PDF take marks that were moved for letters of their own and give them out twice.
#let line-of(key, level: none) = {
  let b = d.boxes.at(key)
  let width = b.width * 1pt
  if "outline" not in b { return fitted(b.value, b.sizes, width, b.height * 1pt, style: b.style, level: level) }
  let plain = (fill: rgb(0, 0, 0, 0), features: ("mark": 0, "mkmk": 0, "ccmp": 0, "liga": 0, "calt": 0))
  block(width: width, height: b.outline-height * 1pt, {
    pdf.artifact(place(top + left, dx: -${OUTLINE_MARGIN}pt, dy: -${OUTLINE_MARGIN}pt, image(bytes(b.outline), format: "svg", width: width + ${2 * OUTLINE_MARGIN}pt, height: (b.outline-height + ${2 * OUTLINE_MARGIN}) * 1pt)))
    place(top + left, fitted(b.value, b.sizes, width, b.height * 1pt, style: b.style + plain, level: level))
  })
}

#let caption(body) = text(font: d.sans, size: 9.5pt, fill: muted, body)
#let rule = pdf.artifact(line(length: 100%, stroke: 0.7pt + edge))

#pdf.artifact(place(top + left, rect(width: 27%, height: 100%, fill: rgb(d.cloth), stroke: none)))
#pdf.artifact(place(top + left, dy: 38%, block(width: 27%, height: 62%, clip: true,
  image(bytes(d.figure), format: "svg", width: 100%, height: 100%, fit: "cover"))))
#pdf.artifact(place(top + left, rect(width: 5pt, height: 100%, fill: rgb(255, 255, 255, 60), stroke: none)))

#place(top + left, dx: 27%, block(width: 73%, height: 100%, inset: (left: 46pt, right: 46pt, top: 40pt, bottom: 34pt), {
  block(width: 100%, height: 20pt, align(bottom, { set text(font: d.sans, weight: 600); line-of("issuer") }))
  v(6pt)
  pdf.artifact({ line(length: 100%, stroke: 2.4pt + ink); v(2.6pt); line(length: 100%, stroke: 0.8pt + ink) })
  v(38pt)
  text(size: 14.5pt, style: "italic", fill: muted, d.words.certifies)
  v(7pt)
  line-of("name", level: 1)
  v(14pt)
  text(size: 14.5pt, style: "italic", fill: muted, d.words.completed)
  v(5pt)
  line-of("course", level: 2)
  v(9pt)
  block(width: 100%, { set par(leading: 0.72em); text(size: 12.5pt, d.facts) })
  v(1fr)
  grid(columns: (146pt, 118pt, 1fr, 118pt), column-gutter: 17pt,
    align: (left + bottom, left + bottom, center + bottom, center + bottom),
    { { set text(style: "italic"); line-of("instructor") }; v(4pt); rule; v(6pt); caption(d.words.instructor) },
    { text(size: 13pt, number-width: "tabular", d.issued); v(9pt); rule; v(6pt); caption(d.words.issued) },
    { link(d.url, image(bytes(d.code), format: "svg", width: 60pt, alt: d.words.code-alt)); v(7pt); link(d.url, caption(d.words.check)) },
    { image(bytes(d.seal), format: "svg", width: 116pt, alt: d.words.seal-alt); v(7pt); text(font: d.mono, size: 9pt, d.number) },
  )
}))
`;

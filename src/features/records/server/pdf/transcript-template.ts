import "server-only";

/** A4 pages, upright, in Typst. Everything personal comes in as JSON through sys.inputs: data, never markup. */
export const transcriptTemplate = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#171b26")
#let muted = rgb("#4d525d")
#let edge = rgb("#81858f")
#let direction = (ltr: ltr, rtl: rtl)
#set document(title: d.title + ", " + d.name.text, author: d.issuer, date: auto)
#set text(lang: d.lang, dir: direction.at(d.dir), font: d.serif, fill: ink, size: 10.5pt, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.6em)
#set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 24mm), footer: context {
  set text(font: d.sans, size: 8.5pt, fill: muted)
  let words = d.words.page.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first()))
  grid(columns: (1fr, auto), d.words.asOf, words)
})
#show heading: set text(size: 1em, weight: "regular")
#show heading: it => it.body

#let run(value) = text(font: value.font, lang: value.lang, dir: direction.at(value.dir), value.text)
#let rule(width) = pdf.artifact(line(length: 100%, stroke: width + ink))

#text(font: d.sans, weight: 600, size: 10pt, d.issuer)
#v(2pt)
#rule(2pt)
#v(18pt)
#heading(level: 1, text(size: 26pt, d.title))
#v(8pt)
#text(size: 16pt, run(d.name))
#v(2pt)
#text(fill: muted, d.words.asOf)
#v(1pt)
#d.words.totals
#v(16pt)
#d.words.empty

#for course in d.courses {
  block(width: 100%, breakable: course.results.len() > 12, above: 0pt, below: 16pt, {
    pdf.artifact(line(length: 100%, stroke: 0.7pt + edge))
    v(8pt)
    heading(level: 2, text(size: 14pt, run(course.title)))
    v(3pt)
    for fact in course.facts { text(fill: muted, fact); linebreak() }
    for result in course.results { run(result.title); [: ]; result.result; linebreak() }
    if course.certificate != none { link(course.certificate.url, course.certificate.text) }
  })
}

#rule(0.7pt)
#v(6pt)
#text(font: d.sans, size: 8.5pt, fill: muted, d.words.how)
`;

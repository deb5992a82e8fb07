import { buffer } from "node:stream/consumers";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { ZipFile } from "yazl";

let typst: NodeCompiler | undefined;

/** A real PDF of a text in Typst's markup: `= Heading`, `#pagebreak()`. */
export function aPdf(markup: string): Buffer {
  typst ??= NodeCompiler.create();
  return typst.pdf({ mainFileContent: `#set page(width: 15cm, height: 21cm)\n${markup}` });
}

/** A .zip with these entries, in order. */
export function aZip(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const styles = `<w:styles ${word}>
  <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="House"><w:name w:val="House heading"/><w:basedOn w:val="Kop2"/></w:style>
</w:styles>`;

/** A Word document as Word writes one. Styles: Kop1 and Kop2 are headings, House is made after Kop2. */
export function aDocx(
  paragraphs: readonly { text: string; style?: string; isItem?: boolean }[],
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const body = paragraphs.map(({ text, style, isItem }) => {
    const properties = `${style ? `<w:pStyle w:val="${style}"/>` : ""}${isItem ? "<w:numPr/>" : ""}`;
    return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  });
  return aZip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0"?><w:document ${word}><w:body>${body.join("")}</w:body></w:document>`,
    "word/styles.xml": styles,
    ...more,
  });
}

const drawing =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relations = (rows: readonly string[]) => `<Relationships>${rows.join("")}</Relationships>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const shape = (kind: string, text: string) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${kind}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p></p:txBody></p:sp>`;

/** A presentation whose slides are shown in this order, which is not that of their files. */
export function aPptx(slides: readonly { title: string; lines: readonly string[]; notes?: string }[]): Promise<Buffer> {
  const fileOf = (index: number) => slides.length - index;
  const entries: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "ppt/presentation.xml": `<p:presentation ${drawing}><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="r${at}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relations(
      slides.map((_, at) => relation(`r${at}`, "slide", `slides/slide${fileOf(at)}.xml`)),
    ),
  };
  for (const [at, { title, lines, notes }] of slides.entries()) {
    const shapes = [...lines.map((line) => shape("body", line)), shape("title", title), shape("sldNum", `${at + 1}`)];
    entries[`ppt/slides/slide${fileOf(at)}.xml`] =
      `<p:sld ${drawing}><p:cSld><p:spTree>${shapes.join("")}</p:spTree></p:cSld></p:sld>`;
    if (notes === undefined) continue;
    entries[`ppt/slides/_rels/slide${fileOf(at)}.xml.rels`] = relations([
      relation("n", "notesSlide", `../notesSlides/notes${fileOf(at)}.xml`),
    ]);
    entries[`ppt/notesSlides/notes${fileOf(at)}.xml`] =
      `<p:notes ${drawing}><p:cSld><p:spTree>${shape("body", notes)}</p:spTree></p:cSld></p:notes>`;
  }
  return aZip(entries);
}

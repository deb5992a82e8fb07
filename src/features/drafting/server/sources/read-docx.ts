import "server-only";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import type { Block } from "./block";
import type { OfficeArchive } from "./office-archive";
import { SourceProblem } from "./source-problem";

/** Old drawings are beside new ones as their fallback; instructions of fields and deleted text are not read. */
const passedOver = new Set(["mc:Fallback", "w:instrText", "w:delText", "w:del", "w:moveFrom", "w:pPr", "w:rPr"]);

/** The paragraphs of a Word document (ISO/IEC 29500-1, 17.3) in order, those in tables and text boxes among them. */
export async function readDocx(archive: OfficeArchive): Promise<Block[]> {
  const document = await archive.xml("word/document.xml");
  if (!document) throw new SourceProblem("damaged");
  const styles = readStyles(await archive.xml("word/styles.xml"));
  const blocks: Block[] = [];
  collect(document, styles, blocks);
  return blocks;
}

/** The level of a heading, from 1, by the id of its style. */
type Styles = ReadonlyMap<string, number>;

const child = (element: XmlElement | undefined, name: string) =>
  element && elementsOf(element).find((each) => each.name === name);
const settingOf = (element: XmlElement | undefined) => element?.attributes["w:val"];

function readStyles(document: XmlElement | null): Styles {
  const levels = new Map<string, number>();
  const basedOn = new Map<string, string>();
  for (const style of document ? elementsOf(document) : []) {
    const id = style.attributes["w:styleId"];
    if (style.name !== "w:style" || id === undefined) continue;
    const outline = settingOf(child(child(style, "w:pPr"), "w:outlineLvl"));
    const name = settingOf(child(style, "w:name"))?.toLowerCase() ?? "";
    const numbered = /^heading ([1-9])$/.exec(name)?.[1];
    if (numbered !== undefined) levels.set(id, Number(numbered));
    else if (name === "title") levels.set(id, 1);
    else if (outline !== undefined && Number(outline) < 9) levels.set(id, Number(outline) + 1);
    const parent = settingOf(child(style, "w:basedOn"));
    if (parent !== undefined) basedOn.set(id, parent);
  }
  for (const [id] of basedOn) inheritLevel(id, levels, basedOn);
  return levels;
}

function inheritLevel(id: string, levels: Map<string, number>, basedOn: ReadonlyMap<string, string>): void {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = basedOn.get(at)) {
    const level = levels.get(at);
    if (level !== undefined) return void levels.set(id, level);
    seen.add(at);
  }
}

function collect(element: XmlElement, styles: Styles, blocks: Block[]): void {
  for (const each of elementsOf(element)) {
    if (passedOver.has(each.name)) continue;
    if (each.name === "w:p") addParagraph(each, styles, blocks);
    else collect(each, styles, blocks);
  }
}

function addParagraph(paragraph: XmlElement, styles: Styles, blocks: Block[]): void {
  const properties = child(paragraph, "w:pPr");
  const outline = settingOf(child(properties, "w:outlineLvl"));
  const style = settingOf(child(properties, "w:pStyle")) ?? "";
  const level = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : styles.get(style);
  const nested: XmlElement[] = [];
  const text = runText(paragraph, nested);
  if (level !== undefined) blocks.push({ kind: "heading", level, text });
  else blocks.push({ kind: child(properties, "w:numPr") ? "item" : "paragraph", text });
  // A text box is within a paragraph and holds its own.
  for (const box of nested) collect(box, styles, blocks);
}

function runText(element: XmlElement, nested: XmlElement[]): string {
  let text = "";
  for (const each of elementsOf(element)) {
    if (passedOver.has(each.name)) continue;
    if (each.name === "w:t") text += each.children.filter((part) => typeof part === "string").join("");
    else if (each.name === "w:tab" || each.name === "w:br" || each.name === "w:cr") text += " ";
    else if (each.name === "w:noBreakHyphen") text += "-";
    else if (each.name === "w:txbxContent") nested.push(each);
    else text += runText(each, nested);
  }
  return text;
}

/** Whether there is a Word document in it. */
export const isDocx = (archive: OfficeArchive): boolean => archive.has("word/document.xml");

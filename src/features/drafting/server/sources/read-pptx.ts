import "server-only";
import { posix } from "node:path";
import { descendants, elementsOf, type XmlElement } from "@/lib/xml-tree";
import type { Block, OnProgress } from "./block";
import type { SourceLimits } from "./limits";
import type { OfficeArchive } from "./office-archive";
import { SourceProblem } from "./source-problem";

const presentation = "ppt/presentation.xml";

/** Whether there is a presentation in it. */
export const isPptx = (archive: OfficeArchive): boolean => archive.has(presentation);

/** Slide for slide (ISO/IEC 29500-1, 19.3): its title as a heading, its paragraphs, then the speaker's notes. */
export async function readPptx(
  archive: OfficeArchive,
  limits: SourceLimits,
  onProgress: OnProgress,
): Promise<{ blocks: Block[]; pages: number }> {
  const slides = await listSlides(archive);
  if (slides.length > limits.pages) throw new SourceProblem("too_long", { most: limits.characters });
  const blocks: Block[] = [];
  for (const [index, name] of slides.entries()) {
    const page = index + 1;
    const slide = await archive.xml(name);
    if (slide) blocks.push(...blocksOf(slide, page));
    const notes = [...(await relationsOf(archive, name)).values()].find(({ type }) => type.endsWith("/notesSlide"));
    const written = notes ? await archive.xml(notes.target) : null;
    if (written) blocks.push(...blocksOf(written, page).filter(({ kind }) => kind !== "heading"));
    await onProgress(page, slides.length);
  }
  return { blocks, pages: slides.length };
}

async function listSlides(archive: OfficeArchive): Promise<string[]> {
  const document = await archive.xml(presentation);
  if (!document) throw new SourceProblem("damaged");
  const relations = await relationsOf(archive, presentation);
  return [...named(document, "p:sldId")].flatMap(
    ({ attributes }) => relations.get(attributes["r:id"] ?? "")?.target ?? [],
  );
}

interface Relation {
  type: string;
  /** The name of a part. */
  target: string;
}

/** What a part refers to within the file, by id. */
async function relationsOf(archive: OfficeArchive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const document = await archive.xml(posix.join(folder, "_rels", `${posix.basename(part)}.rels`));
  const relations = new Map<string, Relation>();
  for (const { attributes } of document ? elementsOf(document) : []) {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
    if (id === undefined || type === undefined || target === undefined || mode === "External") continue;
    const name = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
    relations.set(id, { type, target: name });
  }
  return relations;
}

const titles = new Set(["title", "ctrTitle"]);
/** Numbers, dates and lines that are on every slide, and the small image of the slide on its notes. */
const furniture = new Set(["sldNum", "dt", "ftr", "hdr", "sldImg"]);

function blocksOf(slide: XmlElement, page: number): Block[] {
  const headings: Block[] = [];
  const rest: Block[] = [];
  for (const shape of shapesOf(slide)) {
    const type = [...named(shape, "p:ph")][0]?.attributes.type ?? "";
    if (furniture.has(type)) continue;
    for (const text of paragraphsOf(shape)) {
      if (titles.has(type)) headings.push({ kind: "heading", level: 1, text, page });
      else rest.push({ kind: "item", text, page });
    }
  }
  return [...headings, ...rest];
}

/** Shapes, and frames with tables, wherever they are grouped. */
function* shapesOf(element: XmlElement): Generator<XmlElement> {
  for (const each of elementsOf(element)) {
    if (each.name === "mc:Fallback") continue;
    if (each.name === "p:sp" || each.name === "p:graphicFrame") yield each;
    else yield* shapesOf(each);
  }
}

function paragraphsOf(shape: XmlElement): string[] {
  return [...named(shape, "a:p")].map((paragraph) => {
    let text = "";
    for (const each of descendants(paragraph)) {
      if (each.name === "a:t") text += each.children.filter((part) => typeof part === "string").join("");
      else if (each.name === "a:br") text += " ";
    }
    return text;
  });
}

function* named(element: XmlElement, name: string): Generator<XmlElement> {
  for (const each of descendants(element)) if (each.name === name) yield each;
}

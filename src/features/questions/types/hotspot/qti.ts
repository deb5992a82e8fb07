import { imageMarkdown, imageParts } from "@/features/media/image-markdown";
import { asMarkdown } from "@/lib/as-markdown";
import { elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";
import { numberOf } from "../../formats/qti/item";
import { interaction, wordsOf } from "../../formats/qti/item-parts";
import { element, type QtiElement } from "../../formats/qti/qti-element";
import {
  type ItemReading,
  type QtiKind,
  QtiProblem,
  type QtiVersion,
  type WriterMeans,
} from "../../formats/qti/qti-kind";
import { childrenNamed } from "../../formats/qti/qti-tree";
import type { PackedPicture } from "../../formats/qti/texts/markdown-to-xhtml";
import { optionKey, severalRight } from "../../shared/choice-qti";
import { type Area, type AreaShape, fitArea, mostAreas } from "./areas";
import { areasOf, type HotspotBody, readHotspot } from "./body";

/** How long a label may be in QTI. */
const longestLabel = 256;

export const hotspotQti: QtiKind = {
  /** The names of areas are options, their places a part of the body. */
  read(asked) {
    if (asked.interaction.name !== "hotspotInteraction") return null;
    const text = asked.text();
    const { pictureOf } = asked.means;
    const picture = elementsOf(asked.interaction).find(({ name }) => name === "object" || name === "img");
    const { data, src = data ?? "", width, height } = picture?.attributes ?? {};
    const path = pictureOf?.(src) ?? null;
    if (!picture || path === null) throw new QtiProblem("no_picture");
    const size = { width: numberOf(width) ?? 0, height: numberOf(height) ?? 0 };
    // Places are in pixels, which say nothing of an image whose size isn't known.
    if (size.width < 1 || size.height < 1) throw new QtiProblem("no_image_size");
    const choices = childrenNamed(asked.interaction, "hotspotChoice");
    if (choices.length > mostAreas) throw new QtiProblem("too_large");
    const key = optionKey(asked, choices, nameOf);
    const areas = choices.map((choice) => fitArea(areaOf(choice, size, asked.tell)));
    const alt = (picture.attributes.alt ?? textOf(picture)).trim();
    const whole = { width: Math.round(size.width), height: Math.round(size.height) };
    const body: HotspotBody = { image: imageMarkdown({ path, alt }), size: whole, areas };
    return { type: "HOTSPOT", text, ...key, body };
  },
  /** Null where the package lacks the image, or where its size isn't known: places are in pixels. */
  write(question, means) {
    const { image, size: known } = readHotspot(question.body);
    const parts = imageParts(image);
    const picture = parts && means.pictureAt(parts.path);
    const size = known ?? picture?.size;
    if (!parts || !picture || !size) return null;
    const areas = areasOf(question).map(({ answer, area }, at) => ({
      ...{ id: `C${at + 1}`, isCorrect: answer.isCorrect, said: answer.explanation },
      choice: choiceOf(`C${at + 1}`, labelOf(answer.text, means), area, size),
    }));
    const asked = interaction(
      "hotspotInteraction",
      { maxChoices: "0" },
      shown(picture, { alt: parts.alt, size, version: means.version }),
      ...areas.map(({ choice }) => choice),
    );
    return severalRight(question, areas, { asked, means });
  },
};

interface Size {
  width: number;
  height: number;
}

/** Most items don't name their areas, but tell them apart. */
const nameOf = ({ attributes: { hotspotLabel = "", identifier = "" } }: XmlElement): string =>
  asMarkdown(hotspotLabel.trim() === "" ? identifier : hotspotLabel.trim());

/** A polygon is the rectangle around it. */
function areaOf(
  { attributes: { shape = "", coords = "" } }: XmlElement,
  size: { width: number; height: number },
  tell: ItemReading["tell"],
): Area {
  const numbers = coords.split(/[\s,]+/).map((one) => numberOf(one) ?? 0);
  const [x = 0, y = 0, third = 0, fourth = third] = numbers;
  if (shape === "circle" || shape === "ellipse")
    return onImage("ellipse", [x - third, y - fourth, x + third, y + fourth], size);
  if (shape === "rect") return onImage("rectangle", [x, y, third, fourth], size);
  if (shape === "default") return onImage("rectangle", [0, 0, size.width, size.height], size);
  tell("area_shape");
  const [across, down] = [0, 1].map((side) => numbers.filter((_, at) => at % 2 === side));
  const corners = [across ?? [], down ?? []];
  const [left = 0, top = 0] = corners.map((ways) => Math.min(...ways));
  const [right = 0, bottom = 0] = corners.map((ways) => Math.max(...ways));
  return onImage("rectangle", [left, top, right, bottom], size);
}

/** Between two corners in pixels, cut where it leaves the image. */
function onImage(
  shape: AreaShape,
  [left, top, right, bottom]: [number, number, number, number],
  { width, height }: { width: number; height: number },
): Area {
  const share = (pixels: number, of: number) => (Math.min(of, Math.max(0, pixels)) / of) * 100;
  const [from, above] = [share(Math.min(left, right), width), share(Math.min(top, bottom), height)];
  return {
    shape,
    ...{ left: from, top: above },
    width: share(Math.max(left, right), width) - from,
    height: share(Math.max(top, bottom), height) - above,
  };
}

function shown(
  { href, type }: PackedPicture,
  { alt, size, version }: { alt: string; size: Size; version: QtiVersion },
): QtiElement {
  const sides = { width: `${size.width}`, height: `${size.height}` };
  if (version === "3.0") return element("img", { src: href, alt, ...sides });
  return element("object", { data: href, type, ...sides }, alt);
}

function labelOf(text: string, means: WriterMeans): string {
  const words = wordsOf(text, means);
  if (words.length > longestLabel) means.tell("formatting");
  return words.slice(0, longestLabel);
}

/** In whole pixels from the top left corner: a rectangle by two corners, an ellipse by its center and its radii. */
function choiceOf(identifier: string, hotspotLabel: string, area: Area, { width, height }: Size): QtiElement {
  const [left, right] = [area.left, area.left + area.width].map((percent) => (percent / 100) * width);
  const [top, bottom] = [area.top, area.top + area.height].map((percent) => (percent / 100) * height);
  const [x = 0, y = 0, x2 = 0, y2 = 0] = [left, top, right, bottom];
  const isEllipse = area.shape === "ellipse";
  const coords = isEllipse ? [(x + x2) / 2, (y + y2) / 2, (x2 - x) / 2, (y2 - y) / 2] : [x, y, x2, y2];
  return element("hotspotChoice", {
    ...{ identifier, shape: isEllipse ? "ellipse" : "rect", coords: coords.map(Math.round).join(",") },
    hotspotLabel,
  });
}

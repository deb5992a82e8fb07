import { imageMarkdown } from "@/features/media/image-markdown";
import { type Area, type AreaShape, fitArea, mostAreas } from "@/features/questions/types/hotspot/areas";
import type { HotspotBody } from "@/features/questions/types/hotspot/body";
import { asMarkdown } from "@/lib/as-markdown";
import { elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";
import { optionKey } from "./choice-keys";
import { numberOf } from "./item";
import type { ItemKey } from "./item-key";
import { type ItemReading, QtiProblem } from "./qti-problem";
import { childrenNamed } from "./qti-tree";

/** Areas of an image: their names are options, their places a part of the body. */
export function hotspotKey(reading: ItemReading, interaction: XmlElement): ItemKey {
  const { pictureOf } = reading.means;
  const picture = elementsOf(interaction).find(({ name }) => name === "object" || name === "img");
  const { data, src = data ?? "", width, height } = picture?.attributes ?? {};
  const path = pictureOf?.(src) ?? null;
  if (!picture || path === null) throw new QtiProblem("no_picture");
  const size = { width: numberOf(width) ?? 0, height: numberOf(height) ?? 0 };
  // Places are in pixels, which say nothing of an image whose size isn't known.
  if (size.width < 1 || size.height < 1) throw new QtiProblem("no_image_size");
  const choices = childrenNamed(interaction, "hotspotChoice");
  if (choices.length > mostAreas) throw new QtiProblem("too_large");
  const { isSingle: _, ...key } = optionKey(reading, interaction, choices, nameOf);
  const areas = choices.map((choice) => fitArea(areaOf(choice, size, reading.tell)));
  const alt = (picture.attributes.alt ?? textOf(picture)).trim();
  const whole = { width: Math.round(size.width), height: Math.round(size.height) };
  const body: HotspotBody = { image: imageMarkdown({ path, alt }), size: whole, areas };
  return { type: "HOTSPOT", ...key, body };
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

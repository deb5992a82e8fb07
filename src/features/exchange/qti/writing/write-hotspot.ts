import { imageParts } from "@/features/media/image-markdown";
import type { EditedQuestion } from "@/features/questions/edited-question";
import type { Area } from "@/features/questions/types/hotspot/areas";
import { areasOf, readHotspot } from "@/features/questions/types/hotspot/body";
import type { PackedPicture, XhtmlMeans } from "../texts/markdown-to-xhtml";
import type { QtiVersion } from "../versions";
import { wordsOf } from "./item-parts";
import { element, type QtiElement } from "./qti-element";
import { interaction, type PartsWriter, severalRight } from "./write-choices";

interface Size {
  width: number;
  height: number;
}

/** How long a label may be in QTI. */
const longestLabel = 256;

/** Null where the package lacks the image, or where its size isn't known: places are in pixels. */
export function hotspotWriter(
  { body }: EditedQuestion,
  version: QtiVersion,
  { pictureAt }: Pick<XhtmlMeans, "pictureAt">,
): PartsWriter | null {
  const { image, size: known } = readHotspot(body);
  const parts = imageParts(image);
  const picture = parts && pictureAt?.(parts.path);
  const size = known ?? picture?.size;
  if (!parts || !picture || !size) return null;
  return (question, means) => {
    const areas = areasOf(question).map(({ answer, area }, at) => ({
      ...{ id: `C${at + 1}`, isCorrect: answer.isCorrect, said: answer.explanation },
      choice: choiceOf(`C${at + 1}`, labelOf(answer.text, means), area, size),
    }));
    const asked = interaction(
      "hotspotInteraction",
      { maxChoices: "0" },
      shown(picture, { alt: parts.alt, size, version }),
      ...areas.map(({ choice }) => choice),
    );
    return severalRight(question, areas, { asked, means });
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

function labelOf(text: string, means: XhtmlMeans): string {
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

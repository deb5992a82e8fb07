import { markPicture } from "./picture-mark";

interface DescribedImage {
  /** Path from the course's folder: `media/map.svg`. */
  path: string;
  /** "" for decoration. */
  alt: string;
}

/** An image as Markdown. One without a description is marked as decoration. */
export function imageMarkdown({ path, alt }: DescribedImage): string {
  const address = encodeURI(path).replaceAll("(", "%28").replaceAll(")", "%29");
  const words = alt.trim().replaceAll(/\s+/g, " ");
  return `![${words.replaceAll(/[\\[\]*_`<>&$~!]/g, "\\$&")}](${words === "" ? markPicture(address, "decorative") : address})`;
}

/** Whether a Markdown text shows an image that is written as Markdown; those in raw HTML aren't found. */
export const holdsImage = (text: string): boolean => /!\[(?:[^\]\\]|\\.)*\]\(/.test(text);

import { markPicture, splitPicture } from "./picture-mark";

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

/** The description and the path of a text that is one image of the course and nothing else; null for any other. */
export function imageParts(markdown: string): DescribedImage | null {
  const [, alt = "", address = ""] = /^!\[((?:[^\]\\]|\\.)*)\]\(([^()\s]+)\)$/.exec(markdown.trim()) ?? [];
  const { path } = splitPicture(address.replace(/^asset:/i, ""));
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path)) return null;
  return { path: decoded(path), alt: alt.replaceAll(/\\(.)/g, "$1") };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

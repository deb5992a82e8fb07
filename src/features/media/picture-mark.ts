/**
 * What a text says of an image without a description, behind its path: `![](media/line.svg#decorative)`. Without a mark the
 * image's file in the library says it, as it did before there were marks; "meaningful" contradicts it for this place.
 */
export type PictureMark = "decorative" | "meaningful";

const marked = /#(decorative|meaningful)$/;

/** The address of an image as a text writes it, taken apart. */
export function splitPicture(address: string): { path: string; mark: PictureMark | null } {
  const mark = marked.exec(address)?.[1];
  return {
    path: address.replace(marked, ""),
    mark: mark === "decorative" || mark === "meaningful" ? mark : null,
  };
}

export const markPicture = (address: string, mark: PictureMark | null): string =>
  splitPicture(address).path + (mark ? `#${mark}` : "");

/** Whether an image is decoration where it is. `isByFile`: what its file in the library says. */
export function isDecoration({ address, alt }: { address: string; alt: string }, isByFile: boolean): boolean {
  if (alt !== "") return false;
  const { mark } = splitPicture(address);
  return mark === null ? isByFile : mark === "decorative";
}

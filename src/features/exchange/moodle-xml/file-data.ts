import { isPictureName } from "../pictures";

/** An embedded image. */
export interface FileData {
  name: string;
  /** As in the file: base64, on one line or several. */
  base64: string;
}

/**
 * A file without the data of the files that are embedded in it, of which it may be full. Lines stay where they are, and the elements that
 * held the data stay, so that their questions are still known to have had files. In the place of an image is what `keep` gives for it.
 */
export function withoutFileData(source: string, keep?: (file: FileData) => string): string {
  return source.replace(/(<file\b[^<>]*>)([^<>]+)(?=<\/file>)/g, (_, tag: string, data: string) => {
    const lines = "\n".repeat(data.split("\n").length - 1);
    const [, name = ""] = /\sname="([^"]*)"/.exec(tag) ?? [];
    const isKept = keep && isPictureName(name) && /\sencoding="base64"/.test(tag);
    return tag + (isKept ? keep({ name, base64: data }) : "") + lines;
  });
}

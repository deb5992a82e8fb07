/**
 * A file without the data of the files that are embedded in it, which aren't imported: they may be most of it. Lines stay where they
 * are, and the elements that held the data stay, so that their questions are still known to have had files.
 */
export function withoutFileData(source: string): string {
  return source.replace(/(<file\b[^<>]*>)([^<>]+)(?=<\/file>)/g, (_, tag: string, data: string) => {
    return tag + "\n".repeat(data.split("\n").length - 1);
  });
}

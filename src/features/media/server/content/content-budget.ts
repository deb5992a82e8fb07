import "server-only";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** Each reference to a note gets a way back, which is looked for among all of them. */
const mostNoteReferences = 1_000;
/** In characters: what references repeat of the addresses and names that they stand for. */
const mostRepeated = 500_000;

/** Throws a RangeError for a text that is short and would become a page of hundreds of megabytes. */
export function assertBounded(tree: Root): void {
  const lengths = new Map<string, number>();
  visit(tree, "definition", ({ identifier, url, title }) => {
    if (!lengths.has(identifier)) lengths.set(identifier, url.length + (title?.length ?? 0));
  });
  let repeated = 0;
  let notes = 0;
  visit(tree, (node) => {
    if (node.type === "footnoteReference") {
      notes += 1;
      repeated += node.identifier.length;
    }
    if (node.type === "linkReference" || node.type === "imageReference") repeated += lengths.get(node.identifier) ?? 0;
  });
  if (notes > mostNoteReferences || repeated > mostRepeated) throw new RangeError("references repeat too much");
}

import type { Nodes, PhrasingContent } from "mdast";

/**
 * A tree without what an author leaves at the end of a line while typing: spaces at its edges, which Markdown would have to
 * write as `&#x20;`, and a line break that nothing follows, which would read as a backslash.
 */
export function tidyLines<Tree extends Nodes>(tree: Tree): Tree {
  if (tree.type === "paragraph" || tree.type === "heading" || tree.type === "tableCell")
    return { ...tree, children: tidyLine(tree.children) };
  return "children" in tree ? { ...tree, children: (tree.children as Nodes[]).map(tidyLines) } : tree;
}

function tidyLine(line: readonly PhrasingContent[]): PhrasingContent[] {
  const isEdge = (node: PhrasingContent | undefined) => node === undefined || node.type === "break";
  const trimmed = line.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== "text") return [node];
    const start = isEdge(line[index - 1]) ? node.value.replace(/^[ \t]+/, "") : node.value;
    const value = isEdge(line[index + 1]) ? start.replace(/[ \t]+$/, "") : start;
    return value === "" ? [] : [{ ...node, value }];
  });
  while (trimmed.at(-1)?.type === "break") trimmed.pop();
  return trimmed;
}

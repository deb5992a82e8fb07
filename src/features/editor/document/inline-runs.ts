import type { Delete, Emphasis, Link, PhrasingContent, Strong } from "mdast";

/** `a` is a link. In the order in which they nest where nothing else decides: the outermost first. */
export type InlineMark =
  | { type: "link"; url: string; title: string | null }
  | { type: "emphasis" }
  | { type: "strong" }
  | { type: "delete" };

export type InlineLeaf = Exclude<PhrasingContent, Link | Emphasis | Strong | Delete>;

/** A piece of a line that has the same marks throughout. */
export interface InlineRun {
  marks: InlineMark[];
  leaf: InlineLeaf;
}

const order: readonly InlineMark["type"][] = ["link", "emphasis", "strong", "delete"];

const isSame = (a: InlineMark, b: InlineMark): boolean =>
  a.type === "link" && b.type === "link" ? a.url === b.url && a.title === b.title : a.type === b.type;

/** Nested marks as flat runs, the way the editor holds them. A link without any text has none and is lost. */
export function flattenInline(nodes: readonly PhrasingContent[], marks: readonly InlineMark[] = []): InlineRun[] {
  return nodes.flatMap((node): InlineRun[] => {
    if (node.type === "link") {
      const mark: InlineMark = { type: "link", url: node.url, title: node.title ?? null };
      return flattenInline(node.children, addMark(marks, mark));
    }
    if (node.type === "emphasis" || node.type === "strong" || node.type === "delete")
      return flattenInline(node.children, addMark(marks, { type: node.type }));
    return [{ marks: [...marks], leaf: node }];
  });
}

function addMark(marks: readonly InlineMark[], mark: InlineMark): InlineMark[] {
  return [...marks.filter((other) => other.type !== mark.type), mark];
}

/** Flat runs as nested marks: the mark that reaches furthest showsside. */
export function nestInline(runs: readonly InlineRun[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let at = 0;
  while (at < runs.length) {
    const [mark, end] = widestMark(runs, at);
    const run = runs[at];
    if (mark) {
      const inside = runs
        .slice(at, end)
        .map(({ marks, leaf }) => ({ marks: marks.filter((other) => !isSame(other, mark)), leaf }));
      nodes.push(wrap(mark, nestInline(inside)));
      at = end;
    } else {
      if (run) pushLeaf(nodes, run.leaf);
      at += 1;
    }
  }
  return nodes;
}

function widestMark(runs: readonly InlineRun[], at: number): [InlineMark | null, number] {
  let widest: InlineMark | null = null;
  let furthest = at;
  const marks = [...(runs[at]?.marks ?? [])].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  for (const mark of marks) {
    let end = at + 1;
    while (runs[end]?.marks.some((other) => isSame(other, mark))) end += 1;
    if (end > furthest) {
      widest = mark;
      furthest = end;
    }
  }
  return [widest, furthest];
}

function wrap(mark: InlineMark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === "link") return { type: "link", url: mark.url, title: mark.title, children: children as never };
  return { type: mark.type, children };
}

function pushLeaf(nodes: PhrasingContent[], leaf: InlineLeaf): void {
  const last = nodes.at(-1);
  if (leaf.type === "text" && leaf.value === "") return;
  if (leaf.type === "text" && last?.type === "text")
    nodes[nodes.length - 1] = { type: "text", value: last.value + leaf.value };
  else nodes.push(leaf);
}

/** A mark cannot begin or end with a space in Markdown: the spaces at its edges go outside. */
export function tidySpaces(runs: readonly InlineRun[]): InlineRun[] {
  const marked = (run: InlineRun | undefined, mark: InlineMark): boolean =>
    run?.marks.some((other) => isSame(other, mark)) ?? false;
  return runs.flatMap((run, index): InlineRun[] => {
    if (run.leaf.type !== "text") return [run];
    const [, before = "", middle = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.leaf.value) ?? [];
    const keeps = (neighbour: InlineRun | undefined) =>
      run.marks.filter((mark) => mark.type === "link" || marked(neighbour, mark));
    if (middle === "") {
      const both = keeps(runs[index - 1]).filter((mark) => mark.type === "link" || marked(runs[index + 1], mark));
      return [{ marks: both, leaf: run.leaf }];
    }
    return [
      { marks: keeps(runs[index - 1]), leaf: { type: "text" as const, value: before } },
      { marks: run.marks, leaf: { type: "text" as const, value: middle } },
      { marks: keeps(runs[index + 1]), leaf: { type: "text" as const, value: after } },
    ].filter(({ leaf }) => leaf.value !== "");
  });
}

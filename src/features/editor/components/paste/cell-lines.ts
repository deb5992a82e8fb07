const blocks = "p,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,pre,hr";

/** A cell of a lesson holds one paragraph. What is in several blocks, as Word writes each line of a cell, becomes lines of that one. */
export function joinCellLines(root: HTMLElement): void {
  for (const cell of root.querySelectorAll("td, th")) {
    if (cell.querySelector("table") || !cell.querySelector(blocks)) continue;
    const lines = linesOf(cell).filter((line) => line.some(hasText) || line.some(isPicture));
    // A picture doesn't stay in the cell, so the lines around it need no break.
    const isBroken = (at: number) => [lines[at - 1], lines[at]].every((line) => line?.some(hasText));
    cell.replaceChildren(
      ...lines.flatMap((line, at) => (isBroken(at) ? [root.ownerDocument.createElement("br"), ...line] : line)),
    );
  }
}

/** What stands in each block, and between them. */
function linesOf(parent: Element): Node[][] {
  const lines: Node[][] = [];
  let open: Node[] | null = null;
  for (const node of parent.childNodes) {
    if (isElement(node) && node.matches(blocks)) {
      lines.push(...linesOf(node));
      open = null;
    } else if (open) open.push(node);
    else {
      open = [node];
      lines.push(open);
    }
  }
  return lines;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isPicture = (node: Node): boolean => isElement(node) && node.matches("[data-lesson-node]");
/** Word puts a space that doesn't break into an empty paragraph. */
const hasText = (node: Node): boolean => (node.textContent ?? "").trim() !== "";

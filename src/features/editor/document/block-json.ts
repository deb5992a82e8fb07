/** A node of the editor's document as plain data, the shape that ProseMirror reads and writes. */
export interface BlockJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BlockJson[];
  text?: string;
  marks?: MarkJson[];
}

export interface MarkJson {
  type: string;
  attrs?: Record<string, unknown>;
}

export function textAttr(node: { attrs?: Record<string, unknown> | undefined }, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
}

export function recordAttr(node: BlockJson, name: string): Record<string, string> {
  const value = node.attrs?.[name];
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

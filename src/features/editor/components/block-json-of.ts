import type { Node } from "@tiptap/pm/model";
import type { BlockJson } from "@/features/editor/document/block-json";

const written = new WeakMap<Node, BlockJson>();

/** Plain data of a block; the same object for the same node, so that only what changed is looked at. */
export function blockJsonOf(node: Node): BlockJson {
  const known = written.get(node);
  if (known) return known;
  const json: BlockJson = node.toJSON();
  written.set(node, json);
  return json;
}

import "server-only";
import { createHash } from "node:crypto";
import { splitOrWhole } from "@/features/editor/document/split-blocks";

/** A block of a lesson as the model is told of it. */
export interface NumberedBlock {
  number: number;
  markdown: string;
  /** Its place in the lesson, from 0. */
  index: number;
}

/**
 * The blocks of a lesson with the numbers by which an answer names them. A number belongs to the block's bytes: asked again after
 * the lesson has changed, an old answer means the same block or none, never another one.
 */
export function numberBlocks(content: string): NumberedBlock[] {
  const taken = new Set<number>();
  return splitOrWhole(content).blocks.flatMap(({ text: markdown }, index) => {
    if (markdown.trim() === "") return [];
    let number = 1_000 + (createHash("sha256").update(markdown).digest().readUInt32BE(0) % 9_000);
    while (taken.has(number)) number += 1;
    taken.add(number);
    return [{ number, markdown, index }];
  });
}

import "server-only";
import { Allow, parse } from "partial-json";

/**
 * Reads `{"items": [{...}, {...}]}` while it arrives: an item is there with the character that closes it, not with the end of the
 * answer. What is before the first brace (a fence, a word of politeness) is passed over.
 */
export class ItemReader {
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private raw = "";
  private count = 0;

  /** Takes more of the answer. @returns the items that it completed, as JSON values; undefined for one that is no JSON. */
  push(text: string): unknown[] {
    const done: unknown[] = [];
    for (const character of text) {
      if (this.depth >= itemDepth - 1 && (this.depth >= itemDepth || character === "{")) this.raw += character;
      if (this.isInString) this.passString(character);
      else if (character === '"' && this.depth > 0) this.isInString = true;
      else if (character === "{" || (character === "[" && this.depth > 0)) this.depth++;
      else if ((character === "}" || character === "]") && this.depth > 0) {
        this.depth--;
        if (this.depth === itemDepth - 1 && this.raw !== "") done.push(this.takeItem());
      }
    }
    return done;
  }

  /** The item in progress as far as it has come; null between items. */
  partial(): { index: number; value: unknown } | null {
    if (this.raw === "") return null;
    try {
      return { index: this.count, value: parse(this.raw, Allow.ALL) };
    } catch {
      return null;
    }
  }

  private passString(character: string): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (character === "\\") this.isEscaped = true;
    else if (character === '"') this.isInString = false;
  }

  private takeItem(): unknown {
    const { raw } = this;
    this.raw = "";
    this.count++;
    try {
      return JSON.parse(raw);
    } catch {
      return undefined;
    }
  }
}

/** Braces and brackets around the inside of an item: the answer, its list, the item. */
const itemDepth = 3;

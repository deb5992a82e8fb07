import "server-only";
import type { ItemScoring } from "@/features/interchange/server/cartridge/qti-one/item-scoring";
import type { XmlElement } from "@/lib/xml-tree";

/** A choice, a field or a list of an item. */
export interface OneField {
  ident: string;
  /** "response_lid", "response_str", "response_num". */
  kind: string;
  isMultiple: boolean;
  /** Of a number, as the file says it: "Decimal". */
  type: string;
  /** What stands before it, as HTML. */
  prompt: string;
  labels: { ident: string; html: string }[];
}

/** An item with what its key is read from. */
export interface OneItem {
  element: XmlElement;
  /** As Canvas or the profile of cartridges calls it, without its version; "" where nothing is said. */
  profile: string;
  fields: OneField[];
  scoring: ItemScoring;
  /** As HTML. */
  text: string;
  /** Markdown of a feedback that is shown; noted as used. */
  feedback(idents: readonly string[]): string;
  markdown(html: string): string;
}

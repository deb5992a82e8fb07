import type { KeptIssue, LostIssue } from "@/features/questions/formats/issues";
import type { XmlElement } from "@/lib/xml-tree";
import type { ReadMeans } from "../../pictures";
import type { QtiItem } from "./item";

/** Why one item can't be read. */
export class QtiProblem extends Error {
  constructor(readonly code: LostIssue) {
    super(code);
  }
}

export interface ItemReading {
  item: QtiItem;
  means: ReadMeans;
  /** Told of what isn't imported. */
  tell: (code: KeptIssue) => void;
  /** Content of an element as Markdown. */
  markdown: (children: XmlElement["children"]) => string;
}

import type { PackedFile } from "../../read-questions";
import { type QtiVersion, versionNames } from "../versions";
import { element } from "./qti-element";
import { writeDocument } from "./write-xml";

/** A content package (IMS CP 1.2) of items, in their order: its manifest, then a file an item. */
export function qtiPackage(version: QtiVersion, items: readonly string[]): PackedFile[] {
  const files = items.map((text, at) => ({ path: `items/question-${at + 1}.xml`, text }));
  const names = versionNames[version];
  const resources = files.map(({ path }, at) =>
    element(
      "resource",
      { identifier: `resource-${at + 1}`, type: names.itemType, href: path },
      element("file", { href: path }),
    ),
  );
  const manifest = element(
    "manifest",
    {
      xmlns: names.manifestNamespace,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": names.manifestSchemaLocation,
      identifier: "questions",
    },
    element("metadata", {}, element("schema", {}, names.schema), element("schemaversion", {}, names.schemaVersion)),
    element("organizations", {}),
    element("resources", {}, ...resources),
  );
  // A manifest has names of its own in all versions.
  return [{ path: "imsmanifest.xml", text: writeDocument(manifest, "2.1") }, ...files];
}

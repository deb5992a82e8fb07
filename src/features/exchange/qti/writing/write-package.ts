import type { WrittenPicture } from "@/features/questions/formats/picture-means";
import { element } from "@/features/questions/formats/qti/qti-element";
import type { QtiVersion } from "@/features/questions/formats/qti/qti-kind";
import type { ZippedFile } from "@/lib/zip/write-zip";
import type { WrittenItem } from "../../write-questions";
import { versionNames } from "../versions";
import { writeDocument } from "./write-xml";

/** Where an image is in a package. */
export const packedPath = ({ name }: Pick<WrittenPicture, "name">): string => `images/${name}`;

/** A content package (IMS CP 1.2) of items, in their order: its manifest, a file an item, and the images that items show. */
export function qtiPackage(version: QtiVersion, items: readonly WrittenItem[]): ZippedFile[] {
  const files = items.map(({ source, pictures }, at) => ({
    ...{ path: `items/question-${at + 1}.xml`, text: source },
    pictures,
  }));
  const pictures = new Map(files.flatMap((file) => file.pictures.map((one) => [packedPath(one), one.bytes])));
  const names = versionNames[version];
  const resources = files.map(({ path, pictures: shown }, at) =>
    element(
      "resource",
      { identifier: `resource-${at + 1}`, type: names.itemType, href: path },
      element("file", { href: path }),
      ...shown.map((one) => element("file", { href: packedPath(one) })),
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
  return [
    { path: "imsmanifest.xml", text: writeDocument(manifest, "2.1") },
    ...files.map(({ path, text }) => ({ path, text })),
    ...[...pictures].map(([path, bytes]) => ({ path, bytes })),
  ];
}

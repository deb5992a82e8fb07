import type { WrittenPicture } from "@/features/questions/formats/picture-means";
import { element, type QtiElement, type QtiNode } from "@/features/questions/formats/qti/qti-element";
import type { QtiVersion } from "@/features/questions/formats/qti/qti-kind";
import type { QuestionMarks } from "@/features/questions/marks";
import type { ZippedFile } from "@/lib/zip/write-zip";
import { lomDifficulty } from "../../marks";
import type { WrittenItem } from "../../write-questions";
import { versionNames } from "../versions";
import { writeTest } from "./write-test";
import { writeDocument } from "./write-xml";

/** Where an image is in a package. */
export const packedPath = ({ name }: Pick<WrittenPicture, "name">): string => `images/${name}`;

/**
 * A content package (IMS CP 1.2) of items, in their order: its manifest, a file an item, and the images that items show. In one of a
 * whole course, each lesson is a test.
 */
export function qtiPackage(version: QtiVersion, items: readonly WrittenItem[]): ZippedFile[] {
  const files = items.map(({ source, pictures, marks, lesson }, at) => ({
    ...{ path: `items/question-${at + 1}.xml`, text: source },
    ...{ pictures, marks, lesson },
  }));
  const lessons = [...new Set(files.flatMap(({ lesson }) => lesson ?? []))];
  const tests = lessons.map((lesson, at) => {
    const asked = files.filter((file) => file.lesson === lesson).map(({ path }) => path);
    return { path: `tests/test-${at + 1}.xml`, text: writeTest(version, at + 1, lesson.title, asked) };
  });
  const pictures = new Map(files.flatMap((file) => file.pictures.map((one) => [packedPath(one), one.bytes])));
  const names = versionNames[version];
  const isMarked = files.some(({ marks }) => lomOf(marks) !== null);
  const resources = files.map(({ path, pictures: shown, marks }, at) =>
    element(
      "resource",
      { identifier: `resource-${at + 1}`, type: names.itemType, href: path },
      ...metadataOf(marks),
      element("file", { href: path }),
      ...shown.map((one) => element("file", { href: packedPath(one) })),
    ),
  );
  const testResource = ({ path }: { path: string }, at: number) =>
    element(
      "resource",
      { identifier: `test-${at + 1}`, type: names.testType, href: path },
      element("file", { href: path }),
    );
  const manifest = element(
    "manifest",
    {
      xmlns: names.manifestNamespace,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ...(isMarked && { "xmlns:imsmd": lomNamespace }),
      "xsi:schemaLocation": isMarked
        ? `${names.manifestSchemaLocation} ${lomNamespace} ${names.lomSchema}`
        : names.manifestSchemaLocation,
      identifier: "questions",
    },
    element("metadata", {}, element("schema", {}, names.schema), element("schemaversion", {}, names.schemaVersion)),
    element("organizations", {}),
    element("resources", {}, ...tests.map(testResource), ...resources),
  );
  // A manifest has names of its own in all versions.
  return [
    { path: "imsmanifest.xml", text: writeDocument(manifest, "2.1") },
    ...tests,
    ...files.map(({ path, text }) => ({ path, text })),
    ...[...pictures].map(([path, bytes]) => ({ path, bytes })),
  ];
}

const lomNamespace = "http://ltsc.ieee.org/xsd/LOM";

/** What an item is found by, as the learning object metadata of its resource. */
function lomOf({ tags, difficulty }: QuestionMarks): QtiElement | null {
  if (tags.length === 0 && difficulty === null) return null;
  const lom = (name: string, ...children: QtiNode[]) => element(`imsmd:${name}`, {}, ...children);
  const keywords = tags.map((tag) => lom("keyword", lom("string", tag)));
  const level = difficulty === null ? [] : [lom("source", "LOMv1.0"), lom("value", lomDifficulty(difficulty))];
  return lom(
    "lom",
    ...(keywords.length > 0 ? [lom("general", ...keywords)] : []),
    ...(level.length > 0 ? [lom("educational", lom("difficulty", ...level))] : []),
  );
}

function metadataOf(marks: QuestionMarks): QtiElement[] {
  const lom = lomOf(marks);
  return lom ? [element("metadata", {}, lom)] : [];
}

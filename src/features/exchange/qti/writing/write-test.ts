import { element } from "@/features/questions/formats/qti/qti-element";
import type { QtiVersion } from "@/features/questions/formats/qti/qti-kind";
import { versionNames } from "../versions";
import { writeDocument } from "./write-xml";

/** An assessmentTest of the items at these paths of its package, all of which are asked at once, in their order. Numbers are from 1. */
export function writeTest(version: QtiVersion, number: number, title: string, paths: readonly string[]): string {
  const { namespace, schemaLocation } = versionNames[version];
  const attributes = {
    xmlns: namespace,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": schemaLocation,
    ...{ identifier: `test-${number}`, title },
  };
  const asked = paths.map((path, at) =>
    element("assessmentItemRef", { identifier: `item-${at + 1}`, href: `../${path}` }),
  );
  const section = element("assessmentSection", { identifier: "section-1", title, visible: "true" }, ...asked);
  const part = { identifier: "part-1", navigationMode: "nonlinear", submissionMode: "simultaneous" };
  return writeDocument(element("assessmentTest", attributes, element("testPart", part, section)), version);
}

import type { QtiVersion } from "@/features/questions/formats/qti/qti-kind";

export const qtiFormats = ["qti21", "qti22", "qti30"] as const;

/** The version of the first of some texts that is QTI; null where none is. */
export function guessQti(texts: readonly string[]): (typeof qtiFormats)[number] | null {
  const roots = texts.map((text) =>
    /<(?:\w+:)?(qti-assessment-item|assessmentItem|questestinterop)[\s>][^>]*/.exec(text),
  );
  const found = roots.find((root) => root !== null);
  if (!found) return null;
  if (found[1] === "qti-assessment-item") return "qti30";
  return found[0].includes("imsqti_v2p2") ? "qti22" : "qti21";
}

interface VersionNames {
  namespace: string;
  /** Pairs of a namespace and its schema. */
  schemaLocation: string;
  manifestNamespace: string;
  manifestSchemaLocation: string;
  /** Of the metadata in a manifest. */
  lomSchema: string;
  schema: string;
  schemaVersion: string;
  itemType: string;
  testType: string;
}

const imscp = "http://www.imsglobal.org/xsd/imscp_v1p1";
const lomSchema = "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd";
const three = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd";

/** The names that a validator goes by, from the schemas and the best practice of each version. */
export const versionNames: Record<QtiVersion, VersionNames> = {
  "2.1": {
    namespace: "http://www.imsglobal.org/xsd/imsqti_v2p1",
    schemaLocation: "http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    manifestNamespace: imscp,
    manifestSchemaLocation: `${imscp} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd`,
    lomSchema,
    ...{ schema: "QTIv2.1 Package", schemaVersion: "1.0.0" },
    ...{ itemType: "imsqti_item_xmlv2p1", testType: "imsqti_test_xmlv2p1" },
  },
  "2.2": {
    namespace: "http://www.imsglobal.org/xsd/imsqti_v2p2",
    schemaLocation: "http://www.imsglobal.org/xsd/imsqti_v2p2 http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
    manifestNamespace: imscp,
    manifestSchemaLocation: `${imscp} http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd`,
    lomSchema,
    ...{ schema: "QTIv2.2 Package", schemaVersion: "1.0.0" },
    ...{ itemType: "imsqti_item_xmlv2p2", testType: "imsqti_test_xmlv2p2" },
  },
  "3.0": {
    namespace: "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schemaLocation: `http://www.imsglobal.org/xsd/imsqtiasi_v3p0 ${three}/imsqti_asiv3p0_v1p0.xsd`,
    manifestNamespace: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    manifestSchemaLocation: `http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 ${three}/imsqtiv3p0_imscpv1p2_v1p0.xsd`,
    lomSchema: "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd",
    ...{ schema: "QTI Package", schemaVersion: "3.0.0" },
    ...{ itemType: "imsqti_item_xmlv3p0", testType: "imsqti_test_xmlv3p0" },
  },
};

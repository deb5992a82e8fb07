import "server-only";
import { ImportError } from "@/features/interchange/import-error";
import { MAX_XML_DEPTH, readXmlTree, type XmlElement, XmlProblem } from "@/lib/xml-tree";

/** The tree of a document of a course. @throws ImportError with file and line. */
export function parseXml(source: string, file: string): XmlElement {
  try {
    return readXmlTree(source);
  } catch (error) {
    throw error instanceof XmlProblem ? new ImportError(inWords(error), file, error.line) : error;
  }
}

function inWords({ problem, detail }: XmlProblem): string {
  switch (problem) {
    case "entities":
      return "This XML declares entities or fetches a document type, which is not safe. Remove the DOCTYPE.";
    case "malformed":
      return `This is not well-formed XML: ${detail}.`;
    case "too_deep":
      return `Elements are nested more than ${MAX_XML_DEPTH} deep. Flatten them.`;
    case "no_element":
      return "There is no element in this XML file.";
  }
}

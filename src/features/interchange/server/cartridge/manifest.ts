import "server-only";
import type { FoundMarks } from "@/features/exchange/marks";
import { marksOf } from "@/features/exchange/qti/reading/package-items";
import { ImportError } from "@/features/interchange/import-error";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { folderOf, resolvePath } from "@/features/interchange/server/text/references";
import { childNamed, childrenNamed, withoutPrefixes } from "@/features/questions/formats/qti/qti-tree";
import { descendants, textOf, type XmlElement } from "@/lib/xml-tree";

export const manifestPath = "imsmanifest.xml";

/** A thing of a package: a page, a file, a link, an assessment. */
export interface PackageResource {
  id: string;
  /** As the manifest says it: "webcontent", "imswl_xmlv1p1". */
  type: string;
  /** Paths in the package, the one that it begins with first. Some may have no file. */
  paths: string[];
  /** Ids of resources that it needs. */
  needs: string[];
  /** It is for those who teach. */
  isForTeachers: boolean;
  /** Id of what it is shown in place of, where that isn't known. */
  variantOf: string | null;
  /** Its keywords and its difficulty. */
  marks: FoundMarks;
  line: number;
}

/** A node of the package's outline. */
export interface OutlineItem {
  id: string;
  title: string;
  /** Id of what it shows; null for a folder or a heading. */
  resourceId: string | null;
  children: OutlineItem[];
  line: number;
}

export interface Manifest {
  identifier: string;
  /** What kind of package it says it is: "IMS Common Cartridge", "QTIv2.2 Package". */
  schema: string;
  /** "" where nothing is said, as the next two. */
  title: string;
  description: string;
  language: string;
  keywords: string[];
  outline: OutlineItem[];
  /** By their ids, in the manifest's order. */
  resources: Map<string, PackageResource>;
  /** Whether it says who may open it. */
  isProtected: boolean;
}

const mostDeep = 30;

/** The list of contents of a package. @throws ImportError */
export async function readManifest(staged: StagedCourse): Promise<Manifest> {
  const file = staged.files.get(manifestPath);
  if (!file) throw new ImportError(`There is no ${manifestPath}.`, manifestPath);
  const root = withoutPrefixes(parseXml(await readText(file), manifestPath));
  if (root.name !== "manifest")
    throw new ImportError("This is not the list of contents of a package.", manifestPath, 1);
  const metadata = childNamed(root, "metadata");
  const general = metadata && [...descendants(metadata)].find(({ name }) => name === "general");
  const said = (name: string) =>
    general
      ? childrenNamed(general, name)
          .map(textOf)
          .filter((text) => text !== "")
      : [];
  const [organization] = childrenNamed(childNamed(root, "organizations") ?? root, "organization");
  return {
    identifier: root.attributes.identifier ?? "",
    schema: textOf(childNamed(metadata ?? root, "schema") ?? { ...root, children: [] }),
    title: said("title")[0] ?? (organization ? titleOf(organization) : ""),
    description: said("description").join("\n\n"),
    language: said("language")[0] ?? "",
    keywords: said("keyword"),
    outline: organization ? childrenNamed(organization, "item").map((item) => itemOf(item, 0)) : [],
    resources: resourcesIn(childNamed(root, "resources") ?? { ...root, children: [] }),
    isProtected: [...descendants(root)].some(({ name }) => name === "authorizations"),
  };
}

const titleOf = (element: XmlElement): string => textOf(childNamed(element, "title") ?? { ...element, children: [] });

function itemOf(item: XmlElement, depth: number): OutlineItem {
  if (depth > mostDeep) throw new ImportError("Items are nested too deeply. Flatten them.", manifestPath, item.line);
  return {
    id: item.attributes.identifier ?? "",
    title: titleOf(item),
    resourceId: item.attributes.identifierref ?? null,
    children: childrenNamed(item, "item").map((child) => itemOf(child, depth + 1)),
    line: item.line,
  };
}

function resourcesIn(resources: XmlElement): Map<string, PackageResource> {
  const found = new Map<string, PackageResource>();
  const baseOf = (element: XmlElement) => element.attributes.base ?? "";
  for (const resource of childrenNamed(resources, "resource")) {
    const { identifier = "", type = "", href } = resource.attributes;
    const base = baseOf(resources) + baseOf(resource);
    const hrefs = [href, ...childrenNamed(resource, "file").map(({ attributes }) => attributes.href)];
    const paths = hrefs.flatMap((one) => (one === undefined ? [] : (pathOf(base + one) ?? [])));
    const roles = [...descendants(resource)].filter(({ name }) => name === "intendedEndUserRole").map(textOf);
    // Canvas gives the same id to several files.
    const id = found.has(identifier) || identifier === "" ? `${identifier}:${found.size}` : identifier;
    found.set(id, {
      ...{ id, type, paths: [...new Set(paths)], line: resource.line },
      needs: childrenNamed(resource, "dependency").flatMap(({ attributes }) => attributes.identifierref ?? []),
      marks: marksOf(resource),
      variantOf: [...descendants(resource)].find(({ name }) => name === "variant")?.attributes.identifierref ?? null,
      isForTeachers: roles.length > 0 && roles.every((role) => /Instructor|Mentor/.test(role) && !/Learner/.test(role)),
    });
  }
  return found;
}

/** An address in the manifest as a path of the package; null for one outside. */
function pathOf(href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return null;
  return resolvePath("", decoded(href.replace(/[?#].*$/, ""))) || null;
}

/** A lone percent sign stands for itself. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address).normalize("NFC");
  } catch {
    return address.normalize("NFC");
  }
}

/** An address in a file as a path of the package; null where it leads out of it. */
export const pathFrom = (file: string, address: string): string | null => resolvePath(folderOf(file), decoded(address));

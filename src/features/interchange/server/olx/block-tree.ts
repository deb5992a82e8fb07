import "server-only";
import { ImportError } from "@/features/interchange/import-error";
import type { Faults } from "@/features/interchange/server/faults";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

/** One block of an Open edX course, wherever its definition is. */
export interface Block {
  kind: string;
  urlName: string;
  element: XmlElement;
  /** File and line of its definition. */
  file: string;
  line: number;
  children: Block[];
}

/** Kinds whose children are blocks. Everything else keeps its elements to itself. */
const CONTAINERS = new Set([
  "course",
  "chapter",
  "sequential",
  "vertical",
  "library_content",
  "itembank",
  "conditional",
  "split_test",
  "randomize",
  "wrapper",
  "problemset",
  "videosequence",
]);
const MUST_HAVE_FILE = new Set(["course", "chapter", "sequential", "vertical", "html", "problem", "video"]);
const NOT_BLOCKS = new Set(["wiki", "show", "metadata"]);
const MAX_DEPTH = 30;

/** Reads the blocks that can be reached from course.xml and remembers which files they came from. Those that cannot be read are noted. */
export class BlockReader {
  readonly visited = new Set<string>();

  constructor(
    private readonly staged: StagedCourse,
    private readonly faults: Faults,
  ) {}

  async readCourse(): Promise<Block> {
    const file = this.staged.files.get("course.xml");
    if (!file) throw new ImportError("There is no course.xml.", "course.xml");
    this.visited.add(file.path);
    const element = parseXml(await readText(file), file.path);
    return this.read(element, file.path, 0);
  }

  private async read(element: XmlElement, file: string, depth: number): Promise<Block> {
    if (depth > MAX_DEPTH) throw new ImportError("Blocks are nested in a circle or too deeply.", file, element.line);
    const urlName = element.attributes.url_name ?? element.attributes.slug ?? "";
    const definition = await this.definitionOf(element, urlName, file);
    const block: Block = {
      kind: element.name,
      urlName: urlName || (definition.element.attributes.url_name ?? ""),
      element: definition.element,
      file: definition.file,
      line: definition.element.line,
      children: [],
    };
    if (!CONTAINERS.has(block.kind)) return block;
    for (const child of elementsOf(definition.element)) {
      if (NOT_BLOCKS.has(child.name)) continue;
      const read = await this.faults.note(() => this.read(child, definition.file, depth + 1));
      if (read !== null) block.children.push(read);
    }
    return block;
  }

  /** An element that only names its block points to a file of its own. */
  private async definitionOf(element: XmlElement, urlName: string, file: string) {
    const inline = { element, file };
    if (urlName === "" || elementsOf(element).length > 0 || textOf(element) !== "") return inline;
    const path = `${element.name}/${urlName.replaceAll(":", "/")}.xml`;
    const staged = this.staged.files.get(path);
    if (!staged) {
      const pointsAway = Object.keys(element.attributes).every((name) =>
        ["url_name", "slug", "org", "course"].includes(name),
      );
      if (!MUST_HAVE_FILE.has(element.name) || !pointsAway) return inline;
      throw new ImportError(
        `This points to ${path}, which is not in the export. Export the course again.`,
        file,
        element.line,
      );
    }
    if (this.visited.has(path) && CONTAINERS.has(element.name)) {
      throw new ImportError(`${path} is used twice or contains itself.`, file, element.line);
    }
    this.visited.add(path);
    const definition = parseXml(await readText(staged), path);
    // Settings may be at the pointer too; the definition's own win.
    const attributes = { ...element.attributes, ...definition.attributes };
    return { element: { ...definition, attributes }, file: path };
  }
}

import "server-only";
import {
  type Manifest,
  manifestPath,
  type OutlineItem,
  type PackageResource,
} from "@/features/interchange/server/cartridge/manifest";
import { Keys } from "@/features/interchange/server/cartridge/question-document";
import type { Findings } from "@/features/interchange/server/findings";

/** What a resource of a package is here. */
export type ResourceKind =
  | "page"
  | "file"
  | "link"
  | "topic"
  | "assignment"
  | "quiz"
  | "test"
  | "item"
  | "bank"
  | "tool"
  | "other";

const kinds: readonly [RegExp, ResourceKind][] = [
  [/^imswl_/, "link"],
  [/^imsdt_/, "topic"],
  [/^assignment_/, "assignment"],
  [/^imsqti_xmlv1p\d.*question-bank/, "bank"],
  [/^imsqti_xmlv1p/, "quiz"],
  [/^imsqti_(test|assessment)_/, "test"],
  [/^imsqti_(item|apipitem)_/, "item"],
  [/^imsbasiclti_/, "tool"],
];

export function kindOf({ type, paths }: PackageResource): ResourceKind {
  const [, named] = kinds.find(([pattern]) => pattern.test(type)) ?? [];
  if (named) return named;
  if (paths.some((path) => path.endsWith("/assignment_settings.xml"))) return "assignment";
  if (/\.x?html?$/i.test(paths[0] ?? "")) return "page";
  // Where Canvas keeps its question banks.
  if (paths[0]?.startsWith("non_cc_assessments/")) return "bank";
  return type === "webcontent" ? "file" : "other";
}

export interface PlannedLesson {
  key: string;
  title: string;
  section: string | null;
  /** Several where the items of a package are in no test. */
  resources: PackageResource[];
  kind: ResourceKind;
}

export interface PlannedModule {
  key: string;
  title: string;
  lessons: PlannedLesson[];
}

export interface Plan {
  modules: PlannedModule[];
  /** Lessons by the path of a file, the id of a resource and that of an item of the outline. */
  lessonOf: Map<string, string>;
}

/** Modules and lessons of a package: those of its outline in their order, then what is in no outline. */
export class Planning {
  readonly #modules: PlannedModule[] = [];
  readonly #lessonOf = new Map<string, string>();
  readonly #moduleKeys = new Keys();
  readonly #lessonKeys = new Keys();
  readonly #placed = new Set<string>();

  constructor(
    private readonly manifest: Manifest,
    private readonly title: string,
    private readonly findings: Findings,
  ) {}

  plan(): Plan {
    let loose: PlannedModule | null = null;
    for (const node of this.topNodes()) {
      const isLoose = node.resourceId !== null && node.children.length === 0;
      if (isLoose) {
        loose ??= this.begin("pages", this.title);
        this.leaf(node, null, loose);
      } else {
        this.module(node);
        loose = null;
      }
    }
    this.placeOthers();
    return { modules: this.#modules, lessonOf: this.#lessonOf };
  }

  /** Most packages have one root that has no name, or that of the course. */
  private topNodes(): OutlineItem[] {
    const [root, ...others] = this.manifest.outline;
    if (!root || others.length > 0 || root.resourceId !== null) return this.manifest.outline;
    const isModule = root.title !== "" && root.children.every(({ children }) => children.length === 0);
    return isModule ? [root] : root.children;
  }

  private begin(id: string, title: string): PlannedModule {
    const module = { key: this.#moduleKeys.of(id, "module"), title: title || this.title, lessons: [] };
    this.#modules.push(module);
    return module;
  }

  private module(node: OutlineItem): void {
    const module = this.begin(node.id, node.title);
    this.findings.carried("module");
    if (node.resourceId !== null) this.leaf(node, null, module);
    this.walk(node.children, null, module);
    const [first] = module.lessons;
    if (first) this.#lessonOf.set(node.id, first.key);
  }

  private walk(nodes: readonly OutlineItem[], above: string | null, module: PlannedModule): void {
    let section = above;
    for (const node of nodes) {
      if (node.children.length > 0) {
        this.findings.carried("heading");
        const title = above === null ? node.title : `${above}: ${node.title}`;
        if (node.resourceId !== null) this.leaf(node, title || null, module);
        this.walk(node.children, title || null, module);
      } else if (node.resourceId !== null) this.leaf(node, section, module);
      else {
        this.findings.carried("heading");
        section = node.title || above;
      }
    }
  }

  private leaf(node: OutlineItem, section: string | null, module: PlannedModule): void {
    const name = node.title || node.id;
    const resource = this.manifest.resources.get(node.resourceId ?? "");
    const why = this.whyNot(resource);
    if (why !== null) this.findings.lost(manifestPath, node.line, "outline item", `“${name}”: ${why}`);
    else if (resource) this.place({ id: node.id, title: node.title, section, resources: [resource] }, module);
  }

  private whyNot(resource: PackageResource | undefined): string | null {
    if (!resource) return "The package does not include what it shows.";
    if (resource.isForTeachers) return "It is for those who teach, and lessons are for students.";
    return this.#placed.has(resource.id) ? "It is in the outline a second time. Link to its lesson instead." : null;
  }

  private place(
    {
      id,
      title,
      section,
      resources,
    }: { id: string; title: string; section: string | null; resources: PackageResource[] },
    module: PlannedModule,
  ): void {
    const [first] = resources;
    if (!first) return;
    const key = this.#lessonKeys.of(id, "lesson");
    const lesson = { key, title, section, resources, kind: kindOf(first) };
    module.lessons.push(lesson);
    this.#lessonOf.set(id, key);
    for (const resource of resources) {
      this.#placed.add(resource.id);
      this.#lessonOf.set(resource.id, key);
      const [path] = resource.paths;
      if (path !== undefined && (lesson.kind === "page" || lesson.kind === "assignment")) this.#lessonOf.set(path, key);
    }
  }

  /** What no outline names. Which items a test names isn't known yet: those are left out when the lesson of the others is read. */
  private placeOthers(): void {
    const all = [...this.manifest.resources.values()];
    const isVariant = new Set(all.flatMap(({ id, variantOf }) => (variantOf === null ? [] : [id])));
    const open = all.filter(({ id, isForTeachers }) => !this.#placed.has(id) && !isVariant.has(id) && !isForTeachers);
    const others = open.filter((resource) =>
      /^(page|link|topic|assignment|quiz|test|bank|tool)$/.test(kindOf(resource)),
    );
    const items = open.filter((resource) => kindOf(resource) === "item");
    if (others.length + items.length === 0) return;
    const module = this.begin("more", this.#modules.length === 0 ? this.title : "More");
    for (const resource of others)
      this.place({ id: resource.id, title: "", section: null, resources: [resource] }, module);
    if (items.length > 0) this.place({ id: "items", title: "Questions", section: null, resources: items }, module);
  }
}

import "server-only";
import type { FileDocument } from "@/features/interchange/course-document";
import { decoded, type Manifest, manifestPath, pathFrom } from "@/features/interchange/server/cartridge/manifest";
import { kindOf, type ResourceKind } from "@/features/interchange/server/cartridge/plan-lessons";
import type { Findings } from "@/features/interchange/server/findings";
import { lineAt } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { htmlToMarkdown } from "@/features/interchange/server/text/html-to-markdown";
import { toDestination } from "@/features/media/references";

/** Where a text is, for its addresses and for what is told of it. */
export interface TextPlace {
  file: string;
  /** The file as it is, for lines; left out where the text isn't all of it. */
  source?: string;
  /** Where the text begins in the file. */
  line?: number;
}

const dropped: Readonly<Record<string, string>> = {
  script: "Scripts of a course never run here.",
  style: "Lessons have the look of this site; style sheets of a course are not used.",
  "event handler": "What it did on a click is gone; its text is carried.",
  iframe: "Only frames of the allowed hosts are shown. A link takes its place.",
};

const asksQuestions: ReadonlySet<ResourceKind> = new Set<ResourceKind>(["quiz", "test", "item", "bank"]);
const isSource = /\.(?:xml|qti|dat)$/i;

/** Elements that every page has and that show nothing. */
const isOfHead = /^(title|meta|base)$/;

/** The files of a package that come along, and its texts with the addresses that these and the lessons have here. */
export class PackageFiles {
  readonly #carried = new Map<string, FileDocument>();
  /** Paths that became something else than a file. */
  readonly read = new Set<string>([manifestPath]);
  readonly #forTeachers: ReadonlySet<string>;
  /** Files that hold keys: a text may link to them, and students would be given them. */
  readonly #withKeys: ReadonlySet<string>;

  constructor(
    private readonly staged: StagedCourse,
    manifest: Manifest,
    /** Lessons by the path of a file and by the id of a resource. */
    private readonly lessons: ReadonlyMap<string, string>,
    private readonly findings: Findings,
  ) {
    const hidden = [...manifest.resources.values()].filter(({ isForTeachers }) => isForTeachers);
    this.#forTeachers = new Set(hidden.flatMap(({ paths }) => paths));
    const asking = [...manifest.resources.values()].filter((resource) => asksQuestions.has(kindOf(resource)));
    this.#withKeys = new Set(asking.flatMap(({ paths }) => paths.filter((path) => isSource.test(path))));
  }

  /** In the order of their paths. */
  all(): FileDocument[] {
    return [...this.#carried.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The file at a path of the package, as one of the course; null where it isn't there, is for those who teach or holds keys. */
  carry(path: string): FileDocument | null {
    const file = this.staged.files.get(path);
    if (!file || this.#forTeachers.has(path) || this.#withKeys.has(path)) return null;
    if (/^non_cc_assessments\/|\.qti$/i.test(path)) return null;
    const known = this.#carried.get(path);
    if (known) return known;
    const { localPath, size } = file;
    const isTaken = this.staged.files.has(`media/${path}`);
    const inMedia = isTaken ? `media/package/${path}` : `media/${path}`;
    const carried = { path: path.startsWith("media/") ? path : inMedia, localPath, size };
    this.#carried.set(path, carried);
    return carried;
  }

  has = (path: string): boolean => this.#carried.has(path) || this.read.has(path);

  isForTeachers = (path: string): boolean => this.#forTeachers.has(path);

  /** HTML as Markdown. Links lead to lessons and files of the course; what doesn't come along is told. */
  markdown(html: string, { file, source, line = 1 }: TextPlace): string {
    const told = new Set<string>();
    const lineOf = (needle: string) =>
      source === undefined ? line : lineAt(source, Math.max(0, source.indexOf(needle)));
    return htmlToMarkdown(html, {
      rewrite: (url, kind) => this.addressOf(url, { file, line: () => lineOf(url), isPicture: kind !== "link" }),
      drop: (what, detail) => {
        if (isOfHead.test(what) || told.has(what)) return;
        told.add(what);
        const name = detail === "" ? "" : ` (${detail})`;
        const why = dropped[what] ?? "This element does not exist here.";
        this.findings.lost(file, lineOf(detail || `<${what}`), what, `${why}${name}`);
      },
    });
  }

  /** Null leaves an address as it is. */
  private addressOf(url: string, where: { file: string; line: () => number; isPicture: boolean }): string | null {
    const written = decoded(url.replace(/[?#].*$/, ""));
    if (/^([#?]|$)|^(?!\$)[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return null;
    const targets = this.targetsOf(written, where.file);
    for (const target of targets) {
      const lesson = this.lessons.get(target);
      if (lesson !== undefined && !where.isPicture) return `lesson:${lesson}`;
      const file = this.carry(target);
      if (file) return toDestination(file.path) + (/#.*$/.exec(url)?.[0] ?? "");
    }
    const why = `"${written}" leads to nothing in the package.`;
    this.findings.lost(where.file, where.line(), where.isPicture ? "file in a text" : "link", why);
    // A path from the root names no file of the course: it is shown as missing instead of being looked for.
    return `/${toDestination(written.replace(/^(?:\.{0,2}\/)+/, ""))}`;
  }

  /** What an address may lead to, the likeliest first. Canvas and the standard have signs for the place where files are. */
  private targetsOf(address: string, file: string): string[] {
    const [, sign, rest = ""] = /^\$([A-Z_-]+)\$\/?(.*)$/.exec(address) ?? [];
    const last = rest.split("/").at(-1) ?? "";
    if (sign === "WIKI_REFERENCE") return [`wiki_content/${last}.html`, last];
    if (sign === "CANVAS_OBJECT_REFERENCE" || sign === "CANVAS_COURSE_REFERENCE") return [last];
    const inPackage = (path: string) => pathFrom("", path) ?? [];
    if (sign === "IMS-CC-FILEBASE" || sign === "1EdTech-CC-FILEBASE")
      return [`web_resources/${rest}`, rest].flatMap(inPackage).concat(pathFrom(file, rest) ?? []);
    return [pathFrom(file, address) ?? [], inPackage(address)].flat();
  }
}

import "server-only";
import type { CourseDocument, ModuleDocument, ReadCourse } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { Faults } from "@/features/interchange/server/faults";
import { Findings } from "@/features/interchange/server/findings";
import { type Block, BlockReader } from "@/features/interchange/server/olx/block-tree";
import {
  type CourseSettings,
  noteUnusedSettings,
  readCourseSettings,
  readPassingScore,
  settingList,
  settingText,
} from "@/features/interchange/server/olx/course-settings";
import { readVertical, type VerticalContext } from "@/features/interchange/server/olx/read-vertical";
import { StaticFiles } from "@/features/interchange/server/olx/static-files";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { htmlToMarkdown } from "@/features/interchange/server/text/html-to-markdown";
import { unsaidOfCourse } from "@/features/interchange/server/unsaid";

/**
 * Reads a course exported by Open edX (OLX): chapter = module, sequential = heading, vertical = lesson.
 * @throws ImportError with everything that is damaged in the export.
 */
export async function readOlxCourse(staged: StagedCourse): Promise<ReadCourse> {
  const findings = new Findings();
  const faults = new Faults();
  const blocks = new BlockReader(staged, faults);
  const course = await blocks.readCourse();
  await faults.note(() => refuseNameless(course));
  const settings = (await faults.note(() => readCourseSettings(course, staged, findings))) ?? {};
  const files = new StaticFiles(staged);
  for (const path of blocks.visited) {
    const file = staged.files.get(path);
    if (file) await faults.note(async () => files.look(await readText(file), path));
  }
  const context: VerticalContext = {
    staged,
    files,
    findings,
    faults,
    language: settingText(settings, "language") || "en",
    passingScore: (await faults.note(() => readPassingScore(course, staged, findings))) ?? 0,
    lessonOfBlock: lessonsByBlock(course),
    visited: blocks.visited,
    questionKeys: new Set(),
  };
  const modules: ModuleDocument[] = [];
  for (const chapter of course.children) modules.push(...(await readChapter(chapter, context)));
  const document = await describeCourse(course, settings, context);
  noteUnusedSettings(settings, course, findings);
  await noteOtherFiles(staged, blocks.visited, context);
  faults.tell();
  files.report(findings);
  findings.notes.push("Minutes of lessons were estimated from their length.");
  return {
    course: { ...document, modules, files: files.all() },
    notCarried: findings.notCarried,
    carriedByKind: findings.carriedByKind(),
    notes: findings.notes,
  };
}

/** Organisation, course and run are at the root element of course.xml. */
function refuseNameless(course: Block): void {
  const { org, course: number } = course.element.attributes;
  if (!org || !number || !course.urlName) {
    throw new ImportError(
      "The course element must have org, course and url_name. Export the course again.",
      course.file,
      course.line,
    );
  }
}

function identityOf({ element, urlName }: Block): string {
  const { org, course: number } = element.attributes;
  return `olx:${org}/${number}/${urlName}`.normalize("NFC").replace(/\s+/g, " ");
}

async function readChapter(chapter: Block, context: VerticalContext): Promise<ModuleDocument[]> {
  const { findings } = context;
  if (chapter.kind !== "chapter") {
    findings.lost(chapter.file, chapter.line, chapter.kind, "Only chapters can stand directly in a course here.");
    return [];
  }
  findings.carried("chapter");
  const hidden = isForStaff(chapter);
  if (hidden)
    findings.notes.push(`The module "${titleOf(chapter, "Module")}" was visible to staff only and is hidden.`);
  const module: ModuleDocument = {
    sourceKey: chapter.urlName,
    title: titleOf(chapter, "Module"),
    description: "",
    hidden,
    durationMinutes: null,
    lessons: [],
  };
  for (const sequential of chapter.children) await readSequential(sequential, module, context);
  return [module];
}

async function readSequential(sequential: Block, module: ModuleDocument, context: VerticalContext): Promise<void> {
  const { findings } = context;
  if (sequential.kind !== "sequential") {
    findings.lost(sequential.file, sequential.line, sequential.kind, "Only sequentials can stand in a chapter here.");
    return;
  }
  noteRules(sequential, context);
  if (isForStaff(sequential) || sequential.children.length === 0) {
    const why = isForStaff(sequential)
      ? "It was visible to staff only."
      : "It holds no unit, so there is nothing to put a heading over.";
    findings.lost(sequential.file, sequential.line, "sequential", why);
    for (const { file, line, kind } of sequential.children)
      findings.lost(file, line, kind, "Its sequential was visible to staff only.");
    return;
  }
  findings.carried("sequential");
  for (const unit of sequential.children) {
    if (isForStaff(unit)) findings.lost(unit.file, unit.line, unit.kind, "It was visible to staff only.");
    else {
      const vertical = unit.kind === "vertical" ? unit : { ...unit, children: [unit] };
      if (unit.kind === "vertical") findings.carried("vertical");
      noteRules(unit, context);
      module.lessons.push(await readVertical(vertical, titleOf(sequential, "Section"), context));
    }
  }
}

const RULES: readonly [string, string][] = [
  ["due", "Due dates do not exist here."],
  ["start", "Release dates of parts of a course do not exist here yet."],
  ["group_access", "It was for some groups only; here everybody sees it."],
  ["is_time_limited", "Set a time limit in the lesson's assessment."],
  ["is_proctored_enabled", "Proctored exams do not exist here."],
];

/** Lists rules of a block that have no counterpart. */
function noteRules(block: Block, { findings }: VerticalContext): void {
  for (const [name, why] of RULES) {
    const value = block.element.attributes[name];
    if (value !== undefined && !["", "null", "{}", "false", "False"].includes(value)) {
      findings.lost(block.file, block.line, name, why);
    }
  }
}

function isForStaff(block: Block): boolean {
  return block.element.attributes.visible_to_staff_only?.toLowerCase() === "true";
}

function titleOf(block: Block, fallback: string): string {
  return block.element.attributes.display_name?.trim() || fallback;
}

/** For links to a block: the lesson it is in, or the first lesson of a chapter or sequential. */
function lessonsByBlock(course: Block): Map<string, string> {
  const lessons = new Map<string, string>();
  const claim = (block: Block, lesson: string) => {
    lessons.set(block.urlName, lesson);
    for (const child of block.children) claim(child, lesson);
  };
  for (const chapter of course.children) {
    for (const sequential of chapter.children) {
      for (const vertical of sequential.children) {
        claim(vertical, vertical.urlName);
        for (const above of [sequential, chapter, course]) {
          if (!lessons.has(above.urlName)) lessons.set(above.urlName, vertical.urlName);
        }
      }
    }
  }
  return lessons;
}

async function describeCourse(
  course: Block,
  settings: CourseSettings,
  context: VerticalContext,
): Promise<Omit<CourseDocument, "modules" | "files">> {
  const { staged, files, faults } = context;
  const about = async (name: string) => {
    const file = staged.files.get(`about/${name}.html`);
    const text = file && (await faults.note(() => readText(file)));
    return text?.trim() ?? "";
  };
  const reading = { rewrite: (url: string) => files.address(url), drop: () => undefined };
  const short = plain(await about("short_description"));
  const image = files.find(settingText(settings, "course_image"));
  return {
    ...unsaidOfCourse,
    originKey: identityOf(course),
    title: settingText(settings, "display_name") || course.urlName,
    subtitle: short,
    description: htmlToMarkdown(await about("overview"), reading),
    language: context.language,
    objectives: settingList(settings, "learning_info"),
    seo: { description: short, keywords: [] },
    thumbnail: image !== null && /\.(png|jpe?g|gif|webp|avif)$/i.test(image.path) ? image.path : null,
  };
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/&nbsp;|\s+/g, " ")
    .trim();
}

const USED_ABOUT = new Set(["about/overview.html", "about/short_description.html"]);
const BLOCK_FOLDERS =
  /^(chapter|course|sequential|vertical|html|problem|video|discussion|library_content|lti|annotatable|poll|conditional|split_test)\//;

/** Lists everything of the export that no reader looked at, so that nothing disappears without a word. */
async function noteOtherFiles(
  staged: StagedCourse,
  visited: ReadonlySet<string>,
  { findings, faults }: VerticalContext,
): Promise<void> {
  for (const file of staged.files.values()) {
    const { path } = file;
    if (path.startsWith("static/") || path.startsWith("policies/") || path.startsWith("assets/") || visited.has(path))
      continue;
    if (path.startsWith("drafts/")) findings.lost(path, null, "draft", "Drafts of units are left out.");
    else if (BLOCK_FOLDERS.test(path)) findings.lost(path, null, "orphan file", "No block of the course points to it.");
    else if (path.startsWith("about/") || path.startsWith("info/")) {
      if (USED_ABOUT.has(path) || !/\.html$/.test(path)) continue;
      if (plain((await faults.note(() => readText(file))) ?? "") === "") continue;
      const what = path.startsWith("about/") ? "about page" : "course info";
      findings.lost(path, null, what, "Only the overview and the short description of a course are carried.");
    } else findings.lost(path, null, "file", "This file has no counterpart here.");
  }
}

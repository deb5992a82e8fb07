import "server-only";
import type { CourseDocument, ModuleDocument, ReadCourse } from "@/features/interchange/course-document";
import { ImportError, isImportError } from "@/features/interchange/import-error";
import { type Manifest, manifestPath, readManifest } from "@/features/interchange/server/cartridge/manifest";
import { PackageFiles } from "@/features/interchange/server/cartridge/package-files";
import { kindOf, type PlannedLesson, Planning } from "@/features/interchange/server/cartridge/plan-lessons";
import { type PackageContext, readLesson } from "@/features/interchange/server/cartridge/read-lesson";
import { Findings } from "@/features/interchange/server/findings";
import { resourceTypeOf } from "@/features/interchange/server/native/defaults";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readText } from "@/features/interchange/server/staging/read-text";
import type { StagedCourse } from "@/features/interchange/server/staging/staged-course";
import { unsaidOfCourse } from "@/features/interchange/server/unsaid";
import { withoutPrefixes } from "@/features/questions/formats/qti/qti-tree";
import { asMarkdown } from "@/lib/as-markdown";

/**
 * Reads a Common Cartridge (1.0 to 1.3, also as Canvas writes it) or a content package of QTI: its outline becomes modules and lessons.
 * A part that can't be read is listed and costs no other.
 * @throws ImportError where its list of contents can't be read
 */
export async function readCartridge(staged: StagedCourse): Promise<ReadCourse> {
  const findings = new Findings();
  const manifest = await readManifest(staged);
  if (/scorm/i.test(manifest.schema))
    throw new ImportError("This is a SCORM package, which cannot be imported yet.", manifestPath, 1);
  const title = manifest.title || (await titleOfTest(manifest, staged)) || staged.name;
  const plan = new Planning(manifest, title, findings).plan();
  const files = new PackageFiles(staged, manifest, plan.lessonOf, findings);
  const context: PackageContext = { staged, manifest, files, findings, counted: new Set(), inTests: new Set() };
  const modules: ModuleDocument[] = [];
  const read = await readAll(
    plan.modules.flatMap(({ lessons }) => lessons),
    context,
  );
  for (const { key, title: name, lessons } of plan.modules) {
    const found = lessons.flatMap((lesson) => read.get(lesson) ?? []);
    if (found.length === 0 && lessons.length > 0) continue;
    modules.push({
      sourceKey: key,
      title: name.slice(0, 200),
      description: "",
      hidden: false,
      durationMinutes: null,
      lessons: found,
    });
  }
  if (manifest.isProtected)
    findings.lost(manifestPath, null, "authorizations", "Who may open parts of a package is set here for each lesson.");
  noteOtherFiles(context, plan.lessonOf);
  findings.notes.push("Minutes of lessons were estimated from their length.");
  if (modules.some(({ lessons }) => lessons.some(({ assessment }) => assessment)))
    findings.notes.push("Packages do not say when an assessment is passed: 70 percent of the points are needed.");
  return {
    course: { ...describeCourse(manifest, title), modules, files: files.all() },
    notCarried: findings.notCarried,
    carriedByKind: findings.carriedByKind(),
    notes: findings.notes,
  };
}

/** Of the one test of a package; "" where it has several or none. */
async function titleOfTest({ resources }: Manifest, { files }: StagedCourse): Promise<string> {
  const tests = [...resources.values()].filter((resource) => kindOf(resource) === "test");
  const file = tests.length === 1 ? files.get(tests[0]?.paths[0] ?? "") : undefined;
  if (!file) return "";
  try {
    return withoutPrefixes(parseXml(await readText(file), file.path)).attributes.title?.trim() ?? "";
  } catch (error) {
    // The lesson that it becomes says why.
    if (isImportError(error)) return "";
    throw error;
  }
}

/** Tests first: items that they have are in no lesson of their own. */
async function readAll(lessons: readonly PlannedLesson[], context: PackageContext) {
  const read = new Map<PlannedLesson, NonNullable<Awaited<ReturnType<typeof readLesson>>>>();
  for (const isOfTests of [true, false])
    for (const lesson of lessons) {
      if ((lesson.kind === "test") !== isOfTests) continue;
      const found = await readLesson(lesson, context);
      if (found) read.set(lesson, found);
    }
  return read;
}

function describeCourse(
  { identifier, description, language, keywords, schema }: Manifest,
  title: string,
): Omit<CourseDocument, "modules" | "files"> {
  const kind = /cartridge/i.test(schema) ? "cc" : "package";
  return {
    ...unsaidOfCourse,
    // Many tools give every package the same identifier.
    originKey: `${kind}:${identifier}/${title}`.normalize("NFC").replace(/\s+/g, " ").slice(0, 300),
    title: title.slice(0, 200),
    description: asMarkdown(description),
    ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && { language }),
    seo: { description: "", keywords },
  };
}

const media = new Set(["IMAGE", "AUDIO", "VIDEO", "DOCUMENT", "ARCHIVE"]);

/** Carries files that the package has for its students, and lists all others, so that nothing disappears without a word. */
function noteOtherFiles(
  { staged, manifest, files, findings }: PackageContext,
  placed: ReadonlyMap<string, string>,
): void {
  const all = [...manifest.resources.values()];
  const content = new Set(all.flatMap((resource) => (/^(page|file)$/.test(kindOf(resource)) ? resource.paths : [])));
  const shown = new Set(all.flatMap((resource) => (resource.type === "webcontent" ? resource.paths : [])));
  for (const path of staged.files.keys()) {
    if (files.has(path)) continue;
    if (files.isForTeachers(path))
      findings.lost(path, null, "file", "It is for those who teach, and files of a course are for its students.");
    else if (shown.has(path) && content.has(path) && media.has(resourceTypeOf(path)) && !/\.txt$/i.test(path))
      files.carry(path);
    else if (path.startsWith("course_settings/"))
      findings.lost(path, null, "course settings", "Settings of Canvas have no counterpart here.");
    else findings.lost(path, null, "file", "No part of the course shows it.");
  }
  for (const { paths, line } of all.filter((resource) => kindOf(resource) === "file" && !placed.has(resource.id)))
    for (const path of paths)
      if (!staged.files.has(path)) findings.lost(manifestPath, line, "file", `There is no "${path}" in the package.`);
}

import "server-only";
import type { LessonDocument, ResourceDocument } from "@/features/interchange/course-document";
import { isImportError } from "@/features/interchange/import-error";
import { assessmentOf, canvasSettings } from "@/features/interchange/server/cartridge/assessments";
import { decoded, manifestPath, type PackageResource } from "@/features/interchange/server/cartridge/manifest";
import type { PlannedLesson, ResourceKind } from "@/features/interchange/server/cartridge/plan-lessons";
import { type ItemContext, readItemAt } from "@/features/interchange/server/cartridge/qti/read-item-at";
import { readTestAt } from "@/features/interchange/server/cartridge/qti/read-test-at";
import { readOneTest } from "@/features/interchange/server/cartridge/qti-one/read-one-test";
import { Keys } from "@/features/interchange/server/cartridge/question-document";
import { submissionOf } from "@/features/interchange/server/cartridge/submissions";
import { defaultActivity, resourceTypeOf } from "@/features/interchange/server/native/defaults";
import { parseXml } from "@/features/interchange/server/olx/parse-xml";
import { readText } from "@/features/interchange/server/staging/read-text";
import { estimateMinutes } from "@/features/interchange/server/text/estimate-minutes";
import { titleOfName } from "@/features/interchange/server/text/names";
import { unsaidOfLesson } from "@/features/interchange/server/unsaid";
import { toDestination } from "@/features/media/references";
import { childNamed, childrenNamed, withoutPrefixes } from "@/features/questions/formats/qti/qti-tree";
import { isWebAddress } from "@/features/questions/formats/qti/texts/raw-html";
import { embedFor } from "@/lib/embed-hosts";
import { textOf, type XmlElement } from "@/lib/xml-tree";

export interface PackageContext extends ItemContext {
  /** Items that tests have: they are in no lesson of their own. */
  inTests: Set<string>;
}

/** What a resource gives to its lesson. */
type Part = Partial<Pick<LessonDocument, "title" | "type" | "content" | "video" | "resources" | "assessment">>;
type Reader = (resource: PackageResource, lesson: PlannedLesson, context: PackageContext) => Promise<Part | null>;

/** Null where nothing of it comes along, which is told. */
export async function readLesson(lesson: PlannedLesson, context: PackageContext): Promise<LessonDocument | null> {
  const [first] = lesson.resources;
  if (!first) return null;
  const { findings } = context;
  try {
    const part = await readers[lesson.kind](first, lesson, context);
    if (!part) return null;
    if (lesson.kind !== "item") findings.carried(lesson.kind);
    return lessonOf(lesson, part);
  } catch (error) {
    if (!isImportError(error)) throw error;
    findings.lost(error.file ?? manifestPath, error.line, lesson.kind, error.message);
    return null;
  }
}

function lessonOf({ key, title, section }: PlannedLesson, part: Part): LessonDocument {
  const { type = "READING", content = "", assessment = null } = part;
  return {
    ...unsaidOfLesson,
    sourceKey: key,
    title: (title || part.title || titleOfName(key)).slice(0, 200),
    section,
    type,
    activity: defaultActivity(type),
    durationMinutes: estimateMinutes(content, assessment?.questions.length ?? 0),
    content,
    video: part.video ?? null,
    resources: part.resources ?? [],
    assessment,
  };
}

const readers: Readonly<Record<ResourceKind, Reader>> = {
  page: readPage,
  file: readFile,
  link: readLink,
  topic: readTopic,
  assignment: readAssignment,
  quiz: readQuiz,
  test: readTest,
  item: readItems,
  bank: (resource, _, context) =>
    lose(resource, context, "Question banks are no part of a course here. Import them on the page of a bank."),
  tool: (resource, _, context) => lose(resource, context, "External tools do not exist here yet."),
  other: (resource, _, context) =>
    lose(resource, context, `Resources of the type “${resource.type}” do not exist here.`),
};

async function lose(
  { paths, line, type }: PackageResource,
  { findings, files }: PackageContext,
  why: string,
): Promise<null> {
  for (const path of paths) files.read.add(path);
  findings.lost(paths[0] ?? manifestPath, paths[0] === undefined ? line : null, type, why);
  return null;
}

/** A text of the package; null where it isn't there, which is told. @throws ImportError */
async function textAt(
  path: string | undefined,
  resource: PackageResource,
  context: PackageContext,
): Promise<string | null> {
  const file = context.staged.files.get(path ?? "");
  if (file) {
    context.files.read.add(file.path);
    return readText(file);
  }
  context.findings.lost(manifestPath, resource.line, resource.type, `There is no "${path ?? ""}" in the package.`);
  return null;
}

/** @throws ImportError */
async function xmlAt(
  path: string | undefined,
  resource: PackageResource,
  context: PackageContext,
): Promise<XmlElement | null> {
  const source = await textAt(path, resource, context);
  return source === null ? null : withoutPrefixes(parseXml(source, path ?? ""));
}

const said = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name);
  return child ? textOf(child) : "";
};

async function readPage(resource: PackageResource, _: PlannedLesson, context: PackageContext): Promise<Part | null> {
  const [path = ""] = resource.paths;
  const source = await textAt(path, resource, context);
  if (source === null) return null;
  const [, title = ""] = /<title>([^<]*)<\/title>/i.exec(source) ?? [];
  if (/<meta\s+name="workflow_state"\s+content="unpublished"/i.test(source))
    context.findings.notes.push(
      `${path} was not published there. Hide its module, or remove its lesson, before you publish the course.`,
    );
  const content = context.files.markdown(source, { file: path, source });
  return { content, ...(title.trim() !== "" && { title: decodedWords(title) }) };
}

const decodedWords = (words: string): string =>
  words
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

async function readFile(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const [path = ""] = resource.paths;
  const file = context.files.carry(path);
  if (!file) {
    context.findings.lost(manifestPath, resource.line, "file", `There is no "${path}" in the package.`);
    return null;
  }
  const name = path.split("/").at(-1) ?? path;
  const title = lesson.title || name;
  const type = resourceTypeOf(path);
  if (type === "IMAGE")
    return { title, content: `![${title.replace(/[[\]\\]/g, "\\$&")}](${toDestination(file.path)})` };
  if (type === "VIDEO") {
    const video = { url: null, filePath: file.path, captions: [], transcript: "", durationSeconds: null };
    return { title, type: "VIDEO", video };
  }
  return { title, resources: [resourceOf(lesson, { title, type, filePath: file.path })] };
}

const resourceOf = (
  { key }: PlannedLesson,
  more: Pick<ResourceDocument, "title" | "type"> & Partial<ResourceDocument>,
): ResourceDocument => ({
  ...{
    sourceKey: `${key}.resource`,
    description: "",
    filePath: null,
    url: null,
    premium: false,
    durationMinutes: null,
  },
  ...more,
});

async function readLink(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const link = await xmlAt(resource.paths[0], resource, context);
  if (!link) return null;
  const url = childNamed(link, "url")?.attributes.href?.trim() ?? "";
  if (!isWebAddress(url)) return lose(resource, context, `"${url}" is no address of a web page.`);
  const title = lesson.title || said(link, "title") || url;
  const video = embedFor(url)?.kind === "video" && {
    url,
    filePath: null,
    captions: [],
    transcript: "",
    durationSeconds: null,
  };
  if (video) return { title, type: "VIDEO", video };
  return { title, resources: [resourceOf(lesson, { title, type: "LINK", url })] };
}

async function readTopic(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const [path = ""] = resource.paths;
  const topic = await xmlAt(path, resource, context);
  if (!topic) return null;
  const attached = childrenNamed(childNamed(topic, "attachments") ?? topic, "attachment").map(({ attributes }) =>
    decoded(attributes.href ?? ""),
  );
  const content = [textIn(topic, path, context), ...attached.map((href) => attachment(href, path, context))];
  noteRead(resource, context);
  return {
    title: lesson.title || said(topic, "title"),
    type: "DISCUSSION",
    content: content.filter((text) => text !== "").join("\n\n"),
  };
}

const attachment = (href: string, file: string, { files }: PackageContext): string => {
  const name = href.split("/").at(-1) ?? href;
  return files.markdown(`<a href="${href.replaceAll('"', "&quot;")}">${name.replaceAll("<", "&lt;")}</a>`, { file });
};

/** What is written in the `<text>` of a topic or an assignment. */
function textIn(element: XmlElement, file: string, { files }: PackageContext): string {
  const text = childNamed(element, "text");
  if (!text) return "";
  const words = text.children.filter((child) => typeof child === "string").join("");
  const isHtml = (text.attributes.texttype ?? "text/html") !== "text/plain";
  return files.markdown(isHtml ? words : `<p>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`, {
    file,
    line: text.line,
  });
}

/** Settings of Canvas that belong to a resource are read with it, or have no counterpart as a whole. */
function noteRead({ needs, paths }: PackageResource, { manifest, files }: PackageContext): void {
  const others = needs.flatMap((id) => manifest.resources.get(id)?.paths ?? []);
  for (const path of [...paths, ...others]) if (/\.(xml|qti)$/i.test(path)) files.read.add(path);
}

async function readAssignment(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const [path = ""] = resource.paths;
  const isPage = /\.x?html?$/i.test(path);
  const settingsPath = isPage ? resource.paths.find((one) => one.endsWith("assignment_settings.xml")) : path;
  const assignment = await xmlAt(settingsPath, resource, context);
  if (!assignment) return null;
  const page = isPage ? await readPage(resource, lesson, context) : null;
  const title = lesson.title || said(assignment, "title");
  const content = page?.content ?? textIn(assignment, path, context);
  noteRead(resource, context);
  // The page that is shown where assignments aren't known says the same.
  for (const other of context.manifest.resources.values())
    if (other.variantOf === resource.id) for (const one of other.paths) context.files.read.add(one);
  const tell = (what: string, why: string) => context.findings.lost(settingsPath ?? path, null, what, why);
  const question = submissionOf(assignment, title, tell);
  return {
    title,
    content,
    assessment: assessmentOf(title, question ? [{ title: "", introduction: "", questions: [question] }] : []),
  };
}

async function readQuiz(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const needed = resource.needs.flatMap((id) => context.manifest.resources.get(id)?.paths ?? []);
  const named = [...resource.paths, ...needed];
  // Canvas has each quiz twice: as the standard knows it, and as Canvas does.
  const own = named.find((path) => /^non_cc_assessments\/.*\.qti$/.test(path) && context.staged.files.has(path));
  const path =
    own ?? resource.paths.find((one) => /\.(xml|qti|dat)$/i.test(one) && !one.endsWith("assessment_meta.xml"));
  const source = await textAt(path, resource, context);
  if (source === null) return null;
  const test = readOneTest(source, path ?? "", context);
  const metaPath = named.find((one) => one.endsWith("assessment_meta.xml") && context.staged.files.has(one));
  const meta = metaPath === undefined ? null : await xmlAt(metaPath, resource, context);
  const settings =
    meta &&
    canvasSettings(meta, {
      markdown: (html) => context.files.markdown(html, { file: metaPath ?? "" }),
      lost: (what, why) => context.findings.lost(metaPath ?? "", null, what, why),
    });
  noteRead(resource, context);
  const title = lesson.title || (meta && said(meta, "title")) || test.title;
  const assessment = assessmentOf(title, test.sections, { ...test.settings, ...settings });
  if (!assessment) return lose(resource, context, "None of its questions can be imported.");
  return { title, type: "QUIZ", assessment };
}

async function readTest(
  resource: PackageResource,
  lesson: PlannedLesson,
  context: PackageContext,
): Promise<Part | null> {
  const [path = ""] = resource.paths;
  if ((await textAt(path, resource, context)) === null) return null;
  const test = await readTestAt(path, context);
  for (const item of test.items) context.inTests.add(item);
  const title = lesson.title || test.title;
  const assessment = assessmentOf(title, test.sections, test.settings);
  if (!assessment) return lose(resource, context, "None of its questions can be imported.");
  return { title, type: "QUIZ", assessment };
}

async function readItems(_: PackageResource, lesson: PlannedLesson, context: PackageContext): Promise<Part | null> {
  const keys = new Keys();
  const questions = [];
  for (const { paths } of lesson.resources) {
    const [path = ""] = paths;
    if (context.inTests.has(path)) continue;
    const question = await readItemAt(path, context, keys);
    if (question) questions.push(question);
  }
  const assessment = assessmentOf(lesson.title, [{ title: "", introduction: "", questions }]);
  return assessment && { type: "QUIZ", assessment };
}

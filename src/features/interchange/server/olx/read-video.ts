import "server-only";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ResourceDocument, VideoDocument } from "@/features/interchange/course-document";
import type { Findings } from "@/features/interchange/server/findings";
import { resourceTypeOf } from "@/features/interchange/server/native/defaults";
import type { Block } from "@/features/interchange/server/olx/block-tree";
import type { StaticFiles } from "@/features/interchange/server/olx/static-files";
import { readText } from "@/features/interchange/server/staging/read-text";
import { elementsOf } from "@/lib/xml-tree";

export interface ReadVideo {
  title: string;
  video: VideoDocument;
  resources: ResourceDocument[];
}

export interface VideoContext {
  files: StaticFiles;
  findings: Findings;
  /** Folder for captions that are converted on the way. */
  scratch: string;
  /** BCP 47 language of the course. */
  language: string;
}

/** A video block, or null (and listed) when it names no source. */
export async function readVideo(block: Block, context: VideoContext): Promise<ReadVideo | null> {
  const { attributes } = block.element;
  const source = sourceOf(block, context);
  if (source === null) {
    context.findings.lost(
      block.file,
      block.line,
      "video",
      "It names no YouTube video and no file. Choose one in the lesson.",
    );
    return null;
  }
  if (attributes.end_time !== undefined && attributes.end_time !== "00:00:00") {
    context.findings.lost(
      block.file,
      block.line,
      "video end_time",
      `It stopped at ${attributes.end_time}; here it plays on.`,
    );
  }
  context.findings.carried("video");
  const captions = await captionsOf(block, context);
  const own = captions.find(({ language }) => language === context.language) ?? captions[0];
  return {
    title: attributes.display_name ?? "",
    video: {
      ...source,
      captions: captions.map(({ language, filePath }) => ({ language, label: languageName(language), filePath })),
      transcript: own?.text ?? "",
      durationSeconds: null,
    },
    resources: resourcesOf(block, context),
  };
}

function sourceOf(block: Block, { files }: VideoContext): Pick<VideoDocument, "url" | "filePath"> | null {
  const { attributes } = block.element;
  const id = attributes.youtube_id_1_0 || /1\.0+:([\w-]+)/.exec(attributes.youtube ?? "")?.[1] || "";
  if (id !== "") {
    const start = secondsOf(attributes.start_time);
    return { url: `https://www.youtube.com/watch?v=${id}${start > 0 ? `&t=${start}s` : ""}`, filePath: null };
  }
  const named = elementsOf(block.element)
    .filter(({ name }) => name === "source")
    .map(({ attributes: { src = "" } }) => src);
  for (const source of [...named, ...listed(attributes.html5_sources)]) {
    const file = /^\/(static|asset-v1|c4x)/.test(source) ? files.find(source.replace(/^.*[/@]/, "")) : null;
    if (file !== null) return { url: null, filePath: file.path };
    const address = source.startsWith("//") ? `https:${source}` : source;
    if (/^https?:\/\//.test(address)) return { url: address, filePath: null };
  }
  return null;
}

function listed(json: string | undefined): string[] {
  try {
    const value: unknown = JSON.parse(json ?? "[]");
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  } catch {
    return [];
  }
}

function secondsOf(time: string | undefined): number {
  return (time ?? "").split(":").reduce((sum, part) => sum * 60 + (Number(part) || 0), 0);
}

interface ReadCaption {
  language: string;
  filePath: string;
  text: string;
}

async function captionsOf(block: Block, context: VideoContext): Promise<ReadCaption[]> {
  const captions: ReadCaption[] = [];
  const seen = new Set<string>();
  for (const element of elementsOf(block.element)) {
    const { language = "", src = "" } = element.attributes;
    if (element.name !== "transcript" || src === "" || seen.has(language)) continue;
    seen.add(language);
    const caption = await convertCaption(src, language, context);
    if (caption !== null) captions.push(caption);
    else
      context.findings.lost(
        block.file,
        element.line,
        "transcript",
        `There is no "${src}" in the export's static folder.`,
      );
  }
  return captions;
}

async function convertCaption(src: string, language: string, context: VideoContext): Promise<ReadCaption | null> {
  const file = context.files.find(src.replace(/^\/static\//, ""));
  if (file === null) return null;
  const text = toWebVtt(await readText(file));
  if (/\.vtt$/i.test(file.path)) return { language, filePath: file.path, text };
  const path = file.path.replace(/\.[^./]+$/, ".vtt");
  if (context.files.find(path.slice("media/".length)) === null) {
    const localPath = join(context.scratch, path.replaceAll("/", "_"));
    await writeFile(localPath, text);
    context.files.add({ path, localPath, size: Buffer.byteLength(text) }, path.slice("media/".length));
  }
  return { language, filePath: path, text };
}

/** SubRip as WebVTT: a heading, and points in times. */
export function toWebVtt(text: string): string {
  if (text.startsWith("WEBVTT")) return text.trimEnd();
  const timed = text.replace(/(\d{1,2}:\d{2}:\d{2}),(\d{3})/g, "$1.$2").trim();
  return `WEBVTT\n\n${timed}`;
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A handout and a transcript for download. */
function resourcesOf(block: Block, { files }: VideoContext): ResourceDocument[] {
  const seen = new Set<string>();
  const resources: ResourceDocument[] = [];
  for (const name of ["handout", "track"] as const) {
    const file = files.find((block.element.attributes[name] ?? "").replace(/^.*[/@]/, ""));
    if (file === null || seen.has(file.path)) continue;
    seen.add(file.path);
    resources.push({
      sourceKey: `${block.urlName}-${name}`,
      title: file.path.replace(/^.*\//, ""),
      type: resourceTypeOf(file.path),
      description: "",
      filePath: file.path,
      url: null,
      premium: false,
      durationMinutes: null,
    });
  }
  return resources;
}

import "server-only";
import { extname } from "node:path";
import type { ResolveFile } from "@/features/media/server/content/course-files";
import { contentWords } from "@/features/media/server/content-words";
import { type LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { type FileHome, readFilesAt } from "@/features/media/server/library/file-home";
import { filePathsIn, renderContent, renderShort, takesLong } from "@/features/media/server/render-content";
import type { ShownText } from "@/features/questions/shown-question";
import type { Tx } from "@/server/db/client";

/** The address behind a link to a file in a text: one of ours, where the click is checked and counted. */
export type LinkFile = (path: string, file: LinkedFile & { fileId: string }) => string;

/** In a text of this attempt, running or ended. */
export const linkInAttempt =
  (attemptId: string): LinkFile =>
  (path) =>
    `/api/attempts/${attemptId}/file?path=${encodeURIComponent(path)}`;

/** The text rendered. The id keeps its anchors apart from those of others on the page. */
export type Show = (source: string, id: string) => ShownText;

/** Whose files the texts name. */
type Sources = { courseVersionId: string; bankId?: undefined } | { courseVersionId?: undefined; bankId: string };
type How = Sources & { locale: string; linkFile?: LinkFile };

/**
 * What `build` makes of the texts that it shows, with links to the files of this course version or bank that they name and to no others. What
 * they show is signed inside the page; what they link to has the address that `linkFile` gives, or is signed too where there is none.
 * One query where they name any file, none otherwise.
 *
 * `build` is called twice, first to learn what it shows: a link opens its file to those who see the text, so that a text that is
 * hidden from them must never be rendered.
 */
export async function showTexts<Built>(db: Tx, how: How, build: (show: Show) => Built): Promise<Built> {
  const sources: string[] = [];
  build((source) => {
    sources.push(source);
    return { html: "", isInline: true };
  });
  return build(await textsOf(db, how, sources));
}

async function textsOf(
  db: Tx,
  { courseVersionId, bankId, locale, linkFile }: How,
  sources: readonly string[],
): Promise<Show> {
  const words = await contentWords(locale);
  const settingOf = (id: string) => ({ words, topHeading: 4, idPrefix: `${id}-` }) as const;
  // What takes long is made before it is asked for, with anchors of its own.
  const long = new Map([...new Set(sources.filter(takesLong))].map((source, at) => [source, settingOf(`long-${at}`)]));
  const named = await Promise.all(sources.map((source) => filePathsIn(source, long.get(source) ?? { words })));
  const paths = [...new Set(named.flat())];
  const found =
    paths.length > 0
      ? await linksTo(db, bankId === undefined ? { versionId: courseVersionId } : { bankId }, paths)
      : null;
  const resolveFile: ResolveFile = (path, role) => {
    const known = found?.get(path);
    if (!known) return null;
    return role === "linked" && linkFile ? linkFile(path, known.file) : known.shown;
  };
  const made = new Map<string, string>();
  for (const [source, setting] of long)
    made.set(source, (await renderContent(source, { ...setting, resolveFile })).html);
  return (source, id) => unwrapped(made.get(source) ?? renderShort(source, { ...settingOf(id), resolveFile }).html);
}

async function linksTo(db: Tx, home: FileHome, paths: readonly string[]) {
  const files = await readFilesAt(db, home, paths);
  const links = files.map(async ({ path, width, height, variants: _, ...file }) => {
    // Its own name would be in the address, and "right.png" an answer.
    const url = await linkToShow({ ...file, name: `file${extname(file.name)}` });
    return [path, { file, shown: { url, width, height } }] as const;
  });
  return new Map(await Promise.all(links));
}

/** A text of one paragraph is given without it. */
function unwrapped(html: string): ShownText {
  const only = /^\s*<p>((?:(?!<\/?p[\s>])[\s\S])*)<\/p>\s*$/.exec(html);
  return only ? { html: only[1] ?? "", isInline: true } : { html, isInline: html.trim() === "" };
}

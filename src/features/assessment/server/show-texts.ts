import "server-only";
import { contentWords } from "@/features/media/server/content-words";
import { type LinkedFile, linkToShow } from "@/features/media/server/file-links";
import { filePathsIn, renderContent } from "@/features/media/server/render-content";
import type { Tx } from "@/server/db/client";

/** An author's text, safe to show. */
export interface ShownText {
  html: string;
  /** Phrasing content alone: it may stand in a legend, a label or a heading. */
  isInline: boolean;
}

interface FoundFile extends LinkedFile {
  path: string;
  width: number | null;
  height: number | null;
}

/**
 * Renders texts of one course version, with links to the files that they name and to no others. One query where they name
 * any, none otherwise. The id keeps the anchors of one text apart from those of the next.
 */
export async function textsOf(
  db: Tx,
  { courseVersionId, locale }: { courseVersionId: string; locale: string },
  sources: readonly string[],
): Promise<(source: string, id: string) => ShownText> {
  const words = await contentWords(locale);
  const paths = [...new Set(sources.flatMap((source) => filePathsIn(source, { words })))];
  const links = paths.length > 0 ? await linksTo(db, courseVersionId, paths) : new Map();
  return (source, id) => {
    const resolveFile = (path: string) => links.get(path) ?? null;
    const { html } = renderContent(source, { words, resolveFile, topHeading: 4, idPrefix: `${id}-` });
    return unwrapped(html);
  };
}

async function linksTo(db: Tx, courseVersionId: string, paths: readonly string[]) {
  const files = await db.$queryRaw<FoundFile[]>`
    SELECT f.path, s.storage_key AS "storageKey", s.original_name AS name, s.mime_type AS "mimeType", s.width, s.height
    FROM course_file f JOIN stored_file s ON s.id = f.file_id
    WHERE f.version_id = ${courseVersionId}::uuid AND f.path = ANY(${[...paths]}) AND s.state = 'READY'`;
  const links = files.map(async ({ path, width, height, ...file }) => {
    const url = await linkToShow(file);
    return [path, { url, width, height }] as const;
  });
  return new Map(await Promise.all(links));
}

/** A text of one paragraph is given without it. */
function unwrapped(html: string): ShownText {
  const only = /^\s*<p>((?:(?!<\/?p[\s>])[\s\S])*)<\/p>\s*$/.exec(html);
  return only ? { html: only[1] ?? "", isInline: true } : { html, isInline: html.trim() === "" };
}

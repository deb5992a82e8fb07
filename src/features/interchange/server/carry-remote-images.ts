import "server-only";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CourseDocument, FileDocument, NotCarried } from "@/features/interchange/course-document";
import { changeIntroductions, changeQuestionTexts } from "@/features/interchange/question-texts";
import { findReferences, rewriteReferences } from "@/features/interchange/server/text/references";

/** Puts the image at `url` into `localPath`; the reason when it may not or cannot. */
export type FetchImage = (url: string, localPath: string) => Promise<FetchedImage | { refused: string }>;
export interface FetchedImage {
  mimeType: string;
  size: number;
}

const AT_ONCE = 4;
const ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/svg+xml": "svg",
};

/**
 * Fetches every image on another server that a text shows, once each, and makes the texts show the copy. One that is
 * not fetched stays an address, which the page shows as a link, and is listed.
 */
export async function carryRemoteImages(
  course: CourseDocument,
  scratch: string,
  fetchImage?: FetchImage,
): Promise<{ course: CourseDocument; notCarried: NotCarried[] }> {
  const places = findRemoteImages(course);
  const copies = new Map<string, FileDocument>();
  const reasons = new Map<string, string>();
  if (fetchImage) await fetchAll([...places.keys()], scratch, fetchImage, copies, reasons);
  const notCarried = [...places].flatMap(([url, wheres]) => {
    if (copies.has(url)) return [];
    const why = reasons.get(url) ?? "Pictures on other servers were not fetched; the page shows a link instead.";
    return wheres.map((where) => ({ where, what: "remote image", why: `${why} (${url})` }));
  });
  if (copies.size === 0) return { course, notCarried };
  const rewritten = mapTexts(course, (text, where) =>
    rewriteReferences(text, where, ({ kind, url }) => (kind === "link" ? null : (copies.get(url)?.path ?? null))),
  );
  const files = [...course.files, ...copies.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { course: { ...rewritten, files }, notCarried };
}

/** Where each address is shown; once for every time. */
function findRemoteImages(course: CourseDocument): Map<string, string[]> {
  const places = new Map<string, string[]>();
  mapTexts(course, (text, where) => {
    // Parsing is dear and most texts show nothing from elsewhere.
    if (!/\]\(\s*<?https?:|\]:\s*<?https?:|<img\b/i.test(text) || !/!\[|<img\b/i.test(text)) return text;
    for (const { kind, url } of findReferences(text, where)) {
      if (kind === "image" || (kind === "media" && isPicture(text, url))) {
        if (/^https?:\/\//i.test(url)) places.set(url, [...(places.get(url) ?? []), where]);
      }
    }
    return text;
  });
  return places;
}

/** Of the addresses in attributes only those of `<img>` are images. */
function isPicture(text: string, url: string): boolean {
  const at = text.indexOf(url);
  return /<img\b[^>]*$/i.test(text.slice(Math.max(0, at - 2000), at));
}

async function fetchAll(
  urls: string[],
  scratch: string,
  fetchImage: FetchImage,
  copies: Map<string, FileDocument>,
  reasons: Map<string, string>,
): Promise<void> {
  const waiting = [...urls];
  const work = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const name = createHash("sha256").update(url).digest("hex").slice(0, 16);
      const localPath = join(scratch, `remote-${name}`);
      const fetched = await fetchImage(url, localPath);
      const ending = "mimeType" in fetched ? ENDINGS[fetched.mimeType] : undefined;
      if ("refused" in fetched) reasons.set(url, fetched.refused);
      else if (ending === undefined) reasons.set(url, `It is no picture but ${fetched.mimeType}.`);
      else copies.set(url, { path: `media/remote/${name}.${ending}`, localPath, size: fetched.size });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Every text of a course through `change`, with the place it is at. */
function mapTexts(course: CourseDocument, change: (text: string, where: string) => string): CourseDocument {
  return {
    ...course,
    description: change(course.description, "description"),
    modules: course.modules.map((module) => ({
      ...module,
      description: change(module.description, module.title),
      lessons: module.lessons.map((lesson) => {
        const where = `${module.title} / ${lesson.title}`;
        return {
          ...lesson,
          content: change(lesson.content, where),
          guestContent: change(lesson.guestContent, where),
          registeredContent: change(lesson.registeredContent, where),
          assessment: lesson.assessment && {
            ...lesson.assessment,
            ...changeIntroductions(lesson.assessment, (text) => change(text, where)),
            questions: lesson.assessment.questions.map((question) =>
              changeQuestionTexts(question, (text) => change(text, where)),
            ),
          },
        };
      }),
    })),
  };
}

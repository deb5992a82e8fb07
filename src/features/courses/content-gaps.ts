import { isDecoration } from "@/features/media/picture-mark";
import type { PublishingGap } from "./rules";

/** A lesson's images and links, with what is known of where they lead. */
export interface CheckedLesson {
  lessonId: string;
  title: string;
  place: string;
  images: readonly { path: string | null; address: string; alt: string }[];
  links: readonly CheckedLink[];
  /** In TeX, those that cannot be read. */
  brokenFormulas: readonly string[];
}

export type CheckedLink =
  | { kind: "file"; path: string; address: string }
  | { kind: "lesson"; lessonId: string; address: string }
  | { kind: "web"; url: string; address: string };

export interface KnownPlaces {
  files: ReadonlySet<string>;
  /** Files that are decoration wherever a text does not say otherwise. */
  decorative: ReadonlySet<string>;
  lessons: ReadonlySet<string>;
  /** Addresses that did not answer when they were last asked. */
  broken: ReadonlySet<string>;
}

/** What the texts of a version lack: images without a description, links that lead nowhere, formulas that cannot be read. One gap a lesson and thing. */
export function findContentGaps(lessons: readonly CheckedLesson[], known: KnownPlaces): PublishingGap[] {
  return lessons.flatMap(({ lessonId, title, place, images, links, brokenFormulas }) => {
    const at = { place, lessonId, lessonTitle: title };
    const undescribed = images.filter(
      ({ path, ...image }) => image.alt === "" && !isDecoration(image, path !== null && known.decorative.has(path)),
    ).length;
    const lost = [
      ...images.flatMap(({ path, address }) => (path === null ? [] : [{ kind: "file" as const, path, address }])),
      ...links,
    ]
      .filter((link) => leadsNowhere(link, known))
      .map(({ address }) => address);
    const dead = links.flatMap((link) => (link.kind === "web" && known.broken.has(link.url) ? [link.url] : []));
    return [
      ...(undescribed > 0 ? [{ code: "image_without_alt" as const, ...at, count: undescribed }] : []),
      ...[...new Set(lost)].map((address) => ({ code: "link_to_nowhere" as const, ...at, address })),
      ...[...new Set(dead)].map((address) => ({ code: "link_broken" as const, ...at, address })),
      ...[...new Set(brokenFormulas)].map((formula) => ({ code: "formula_broken" as const, ...at, formula })),
    ];
  });
}

function leadsNowhere(link: CheckedLink, known: KnownPlaces): boolean {
  if (link.kind === "file") return !known.files.has(link.path);
  return link.kind === "lesson" && !known.lessons.has(link.lessonId);
}

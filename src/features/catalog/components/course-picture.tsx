import type { CoursePage } from "../server/course-page";

/** Where a course's image is served; the mark makes a new image a new address. */
export const pictureAddress = (slug: string, mark: string): string =>
  `/api/pictures/${encodeURIComponent(slug)}?v=${mark}`;

/** The image that the course's authors chose. Covers stay drawn; this is above the course's own words. */
export function CoursePicture({ course }: { course: CoursePage }) {
  const { picture, slug, language } = course;
  if (!picture) return null;
  return (
    // biome-ignore lint/performance/noImgElement: leads to a signed link, which must not pass the optimiser
    <img
      className="mbe-8 block block-auto max-block-[26rem] inline-full border border-line object-cover"
      src={pictureAddress(slug, picture.mark)}
      alt={picture.alt}
      lang={language}
      width={picture.width ?? undefined}
      height={picture.height ?? undefined}
      decoding="async"
    />
  );
}

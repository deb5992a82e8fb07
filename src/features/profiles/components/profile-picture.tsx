import { coverSize, portraitSide } from "@/features/media/portrait";

const looks = {
  portrait: { className: "block-32 inline-32 object-cover", width: portraitSide, height: portraitSide },
  cover: { className: "block-auto inline-full", ...coverSize },
} as const;

interface ProfilePictureProps {
  of: keyof typeof looks;
  /** A signed link. */
  src: string;
  alt: string;
  className?: string;
}

/** A person's picture of themselves, or the wide one above their page. */
export function ProfilePicture({ of, src, alt, className: more = "" }: ProfilePictureProps) {
  const { className, ...size } = looks[of];
  return (
    // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
    <img className={`rounded-control border border-line ${className} ${more}`} src={src} alt={alt} {...size} />
  );
}

import { clothOf } from "@/lib/cover";
import { initialsOf } from "@/lib/initials";

interface PortraitProps {
  name: string;
  /** Chooses the cloth behind the initials: a user name, which stays when the name changes. */
  seed: string;
  /** A link to the image; without one the initials are shown. */
  picture: string | null;
  /** 10 rem instead of 3.5, on the person's own page. */
  isLarge?: boolean;
  /** Only where nothing beside it says whose it is. */
  alt?: string;
}

/** Who teaches: their image, or their initials on a cloth that stays theirs. */
export function Portrait({ name, seed, picture, isLarge, alt = "" }: PortraitProps) {
  const classes = `portrait inline-(--side) block-(--side) flex-none rounded-tick object-cover [box-shadow:0_0_0_1px_color-mix(in_oklch,var(--ink)_16%,transparent)] ${isLarge ? "[--side:10rem]" : "[--side:3.5rem]"}`;
  if (picture === null)
    return (
      <span
        className={`${classes} grid place-content-center bg-(--cloth) text-(--cloth-ink) forced-color-adjust-none [font:500_calc(var(--side)*0.4)/1_var(--serif)] [letter-spacing:-0.02em] cloth-${clothOf(null, seed)}`}
        aria-hidden="true"
        translate="no"
      >
        {initialsOf(name)}
      </span>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
    <img
      className={`${classes} block`}
      src={picture}
      alt={alt}
      width={512}
      height={512}
      loading="lazy"
      decoding="async"
    />
  );
}

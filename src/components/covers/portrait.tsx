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
  const classes = ["portrait", isLarge && "portrait--large"].filter(Boolean).join(" ");
  if (picture === null)
    return (
      <span className={`${classes} portrait--letters cloth-${clothOf(null, seed)}`} aria-hidden="true" translate="no">
        {initialsOf(name)}
      </span>
    );
  return (
    // biome-ignore lint/performance/noImgElement: a signed link, which must not pass the optimiser
    <img className={classes} src={picture} alt={alt} width={512} height={512} loading="lazy" decoding="async" />
  );
}

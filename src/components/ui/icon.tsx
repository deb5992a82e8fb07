import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

const address = typeof sprite === "string" ? sprite : sprite.src;

export type IconProps = {
  name: IconName;
  /** Filled instead of drawn in lines: stars. */
  solid?: boolean;
  /** Points along the reading direction and turns round in a right-to-left page. */
  flip?: boolean;
  className?: string;
};

/** An icon beside its words; it says nothing to a screen reader. One that is alone needs `VisuallyHidden` words with it. */
export function Icon({ name, solid, flip, className }: IconProps) {
  const classes = ["icon", solid && "icon--solid", flip && "flip", className].filter(Boolean).join(" ");
  return (
    <svg className={classes} aria-hidden="true" focusable="false">
      <use href={`${address}#${name}`} />
    </svg>
  );
}

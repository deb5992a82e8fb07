import { type Cloth, clothOf } from "@/lib/cover";

/** Where a figure is served: the same address for ever holds the same bytes. */
export function coverAddress(seed: string, cloth: Cloth): string {
  return `/api/covers/${cloth}/${encodeURIComponent(seed)}`;
}

export type CoverProps = {
  /** The course's slug, or the seed its author chose. */
  seed: string;
  /** Its category's slug or grammar. Without one the seed chooses the cloth as well as the figure. */
  category: string | null | undefined;
  /** With a title the cover is set: the title is over the figure from 120 px on; below, the figure fills the plate. */
  title?: string;
  /** Of the title: a BCP 47 tag. */
  language?: string;
  /** Above the fold; otherwise the figure is fetched when it comes near. */
  eager?: boolean;
  className?: string;
};

/** A course's cover. It is silent: wherever it is, the course's title is beside it. */
export function Cover({ seed, category, title, language, eager, className }: CoverProps) {
  const cloth = clothOf(category, seed);
  const classes = ["cover", title !== undefined && "cover--set", `cloth-${cloth}`, className].filter(Boolean).join(" ");
  return (
    <span className={classes} aria-hidden="true">
      {/* biome-ignore lint/performance/noImgElement: a drawing of a few hundred bytes; nothing to optimize */}
      <img
        src={coverAddress(seed, cloth)}
        alt=""
        width="300"
        height="300"
        loading={eager ? "eager" : "lazy"}
        decoding="async"
      />
      {title !== undefined && (
        <span className="cover__title" lang={language} dir="auto">
          {title}
        </span>
      )}
    </span>
  );
}

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
  /** Without its shape, its edge and its shadow: as the side of a sheet. */
  isBare?: boolean;
};

/** A course's cover. It is silent: wherever it is, the course's title is beside it. */
export function Cover({ seed, category, title, language, eager, className, isBare }: CoverProps) {
  const cloth = clothOf(category, seed);
  const isSet = title !== undefined;
  const shape = isBare
    ? ""
    : "aspect-[3/4] rounded-[1px_2px_2px_1px] [box-shadow:0_0_0_1px_color-mix(in_oklch,var(--ink)_16%,transparent)]";
  return (
    <span
      className={`cover @container relative block overflow-hidden bg-(--cloth) text-(--cloth-ink) after:absolute after:inset-y-0 after:start-0 after:inline-[max(3px,2.4%)] after:bg-[color-mix(in_oklch,var(--cloth-ink)_22%,transparent)] ${shape} cloth-${cloth} ${className ?? ""}`}
      aria-hidden="true"
    >
      {/* biome-ignore lint/performance/noImgElement: a drawing of a few hundred bytes; nothing to optimize */}
      <img
        className={`absolute inset-0 inline-full block-full object-cover ${isSet ? "@min-[7.51rem]:inset-bs-auto @min-[7.51rem]:block-auto @min-[7.51rem]:aspect-square" : ""}`}
        src={coverAddress(seed, cloth)}
        alt=""
        width="300"
        height="300"
        loading={eager ? "eager" : "lazy"}
        decoding="async"
      />
      {isSet && (
        <span
          className="absolute inset-x-0 inset-bs-0 hidden text-balance bg-(--cloth) p-[6cqi_7cqi_4cqi_9cqi] @min-[7.51rem]:block [font:500_10.5cqi/1.06_var(--serif)] [letter-spacing:-0.015em]"
          lang={language}
          dir="auto"
        >
          {title}
        </span>
      )}
    </span>
  );
}

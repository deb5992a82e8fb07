import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const places = [1, 2, 3, 4, 5];

/** One person's rating in whole stars. */
export function Stars({ stars }: { stars: number }) {
  const t = useTranslations("common.rating");
  return (
    <>
      <StarRow>
        {places.map((place) => (
          <Icon key={place} name="star" solid className={place <= stars ? undefined : "text-edge"} />
        ))}
      </StarRow>
      <span className="visually-hidden">{t("stars", { stars })}</span>
    </>
  );
}

/** The mean of many ratings and their number: "4.7 ★ from 312". Under five ratings a mean would mislead and is not shown. */
export function MeanRating({ mean, count, fewest = 5 }: { mean: number | null; count: number; fewest?: number }) {
  const t = useTranslations("common.rating");
  if (mean === null || count < fewest) return <span className="muted">{t("tooFew", { count })}</span>;
  return (
    <span className="rating num inline-flex items-baseline gap-1.5">
      <b className="font-heavy" aria-hidden="true">
        {mean.toFixed(1)}
      </b>
      <StarRow>
        <Icon name="star" solid />
      </StarRow>
      <span className="visually-hidden">{t("mean", { mean })}</span>{" "}
      <span className="muted">{t("from", { count })}</span>
    </span>
  );
}

/** Silent: the words beside it say the same. */
function StarRow({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex gap-px self-center [&>.icon]:block-3.5 [&>.icon]:inline-3.5" aria-hidden="true">
      {children}
    </span>
  );
}

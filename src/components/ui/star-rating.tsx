import { useTranslations } from "next-intl";
import { Icon } from "./icon";

const places = [1, 2, 3, 4, 5];

/** One person's rating in whole stars. */
export function Stars({ stars }: { stars: number }) {
  const t = useTranslations("common.rating");
  return (
    <>
      <span className="stars" aria-hidden="true">
        {places.map((place) => (
          <Icon key={place} name="star" solid className={place <= stars ? undefined : "off"} />
        ))}
      </span>
      <span className="visually-hidden">{t("stars", { stars })}</span>
    </>
  );
}

/** The mean of many ratings and their number: "4.7 ★ from 312". Under five ratings a mean would mislead and is not shown. */
export function MeanRating({ mean, count, fewest = 5 }: { mean: number | null; count: number; fewest?: number }) {
  const t = useTranslations("common.rating");
  if (mean === null || count < fewest) return <span className="muted">{t("tooFew", { count })}</span>;
  return (
    <span className="rating">
      <b aria-hidden="true">{mean.toFixed(1)}</b>
      <span className="stars" aria-hidden="true">
        <Icon name="star" solid />
      </span>
      <span className="visually-hidden">{t("mean", { mean })}</span>{" "}
      <span className="muted">{t("from", { count })}</span>
    </span>
  );
}

import { useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { formatMoney } from "@/lib/money";
import { type PriceFacts, priceAt } from "../rules";

/** "Free", "£19 was £28, until 30 Nov", or "£32". */
export function PriceLine({ of, now }: { of: PriceFacts; now: Date }) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const price = priceAt(of, now);
  if (price.amountMinor === 0 && price.beforeMinor === null) return <p className="entry__price">{t("free")}</p>;
  return (
    <>
      <p className="entry__price">
        {price.beforeMinor !== null && (
          <s className="muted">
            <span className="visually-hidden">{t("was")} </span>
            {formatMoney(price.beforeMinor, price.currency, locale)}
          </s>
        )}{" "}
        {formatMoney(price.amountMinor, price.currency, locale)}
      </p>
      {price.discountEndsAt && (
        <p className="caption">
          {t("until")} <LocalTime at={price.discountEndsAt} />
        </p>
      )}
    </>
  );
}

import { getLocale, getTranslations } from "next-intl/server";
import { LocalTime } from "@/components/i18n/local-time";
import { formatMoney } from "@/lib/money";
import type { Price } from "../rules";

export async function PanelPrice({ price, hasCertificate }: { price: Price; hasCertificate: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("catalog.course"), getLocale()]);
  const isFree = price.amountMinor === 0;
  return (
    <p className="flex items-baseline gap-2 [font:500_1.625rem/2rem_var(--serif)]">
      {isFree ? t("free") : formatMoney(price.amountMinor, price.currency, locale)}{" "}
      {price.beforeMinor !== null && (
        <s className="caption">
          <span className="visually-hidden">{t("was")} </span>
          {formatMoney(price.beforeMinor, price.currency, locale)}
        </s>
      )}
      {price.discountEndsAt && (
        <span className="caption">
          {" "}
          {t("until")} <LocalTime at={price.discountEndsAt} />
        </span>
      )}
      {isFree && hasCertificate && <span className="caption">{t("freeWithCertificate")}</span>}
    </p>
  );
}

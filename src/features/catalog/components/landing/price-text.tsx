import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money";
import { type PriceFacts, priceAt } from "../../rules";

/** The price now, inside a line of facts: "Free", or "£24". */
export function PriceText({ of, now }: { of: PriceFacts; now: Date }) {
  const t = useTranslations("common");
  const locale = useLocale();
  const { amountMinor, currency } = priceAt(of, now);
  return <span>{amountMinor === 0 ? t("free") : formatMoney(amountMinor, currency, locale)}</span>;
}

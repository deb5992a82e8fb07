import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { formatMoney } from "@/lib/money";
import { type PriceFacts, priceAt } from "../rules";

/** "Free", "£19 was £28, until 30 Nov", or "£32". */
export function PriceLine({ of, now }: { of: PriceFacts; now: Date }) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const price = priceAt(of, now);
  if (price.amountMinor === 0 && price.beforeMinor === null) return <EntryPrice>{t("free")}</EntryPrice>;
  return (
    <>
      <EntryPrice>
        {price.beforeMinor !== null && (
          <s className="muted">
            <span className="visually-hidden">{t("was")} </span>
            {formatMoney(price.beforeMinor, price.currency, locale)}
          </s>
        )}{" "}
        {formatMoney(price.amountMinor, price.currency, locale)}
      </EntryPrice>
      {price.discountEndsAt && (
        <p className="caption">
          {t("until")} <LocalTime at={price.discountEndsAt} />
        </p>
      )}
    </>
  );
}

/** The first line at the end of a course's row: what it costs, or the way on. */
export function EntryPrice({ children }: { children: ReactNode }) {
  return (
    <p className="[font:600_1.0625rem/1.75rem_var(--sans)] covers:[font:600_0.9375rem/1.5rem_var(--sans)]">
      {children}
    </p>
  );
}

import { useLocale } from "next-intl";
import { Fragment } from "react";
import type { Cost } from "@/features/drafting/server/ledger/spent";
import { formatMicros } from "@/lib/money";

/** Money to the last digit, one amount a currency. */
export function Costs({ of, none }: { of: readonly Cost[]; none: string }) {
  const locale = useLocale();
  if (of.length === 0) return <span className="muted">{none}</span>;
  return of.map(({ currency, micros }, index) => (
    <Fragment key={currency}>
      {index > 0 && <br />}
      <span className="num nowrap">{formatMicros(micros, currency, locale)}</span>
    </Fragment>
  ));
}

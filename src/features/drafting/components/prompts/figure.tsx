import { useLocale } from "next-intl";

/** A number with its digits in groups; whole unless `digits` after the point are asked for. */
export function Figure({ value, digits = 0 }: { value: number; digits?: number }) {
  const locale = useLocale();
  return <span className="num">{new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(value)}</span>;
}

const steps = [
  ["kilobyte", 1_000],
  ["megabyte", 1_000_000],
  ["gigabyte", 1_000_000_000],
] as const;

type FormatNumber = (
  value: number,
  options: { style: "unit"; unit: (typeof steps)[number][0]; maximumFractionDigits: number },
) => string;

/** A size as people say it: "512 kB", "4.2 MB", "1.3 GB". `format` writes numbers in the reader's language. */
export function sizeText(bytes: number, format: FormatNumber): string {
  const [unit, one] = bytes < 1_000_000 ? steps[0] : bytes < 1_000_000_000 ? steps[1] : steps[2];
  const value = unit === "kilobyte" ? Math.ceil(bytes / one) : bytes / one;
  return format(value, { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 });
}

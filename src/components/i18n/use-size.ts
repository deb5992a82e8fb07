import { useFormatter } from "next-intl";

const steps = [
  ["kilobyte", 1_000],
  ["megabyte", 1_000_000],
  ["gigabyte", 1_000_000_000],
] as const;

/** Sizes as people say them: "512 kB", "4.2 MB", "1.3 GB". */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, one] = bytes < 1_000_000 ? steps[0] : bytes < 1_000_000_000 ? steps[1] : steps[2];
    const value = unit === "kilobyte" ? Math.ceil(bytes / one) : bytes / one;
    return format.number(value, { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 });
  };
}

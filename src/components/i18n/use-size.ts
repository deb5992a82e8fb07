import { useFormatter } from "next-intl";
import { sizeText } from "@/lib/size-text";

/** Sizes as people say them: "512 kB", "4.2 MB", "1.3 GB". */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => sizeText(bytes, (value, options) => format.number(value, options));
}

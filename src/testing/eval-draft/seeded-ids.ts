import { seededNumbers } from "@/lib/seeded-numbers";

/** Ids that are the same for the same seed, in the form of a UUID of version 7. */
export function seededIds(seed: string): () => string {
  const next = seededNumbers(seed);
  let count = 0;
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return () => {
    count += 1;
    return `01980000-${count.toString(16).padStart(4, "0")}-7${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
  };
}

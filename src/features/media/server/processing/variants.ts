import "server-only";
import * as z from "zod";

const Variants = z.array(
  z.object({
    width: z.number(),
    height: z.number(),
    storageKey: z.string(),
    mimeType: z.string(),
    sizeBytes: z.number(),
  }),
);
export type Variant = z.infer<typeof Variants>[number];

/** Where the bytes of a file are stored, with those of its smaller images. */
export const everyKeyOf = ({ storageKey, variants }: { storageKey: string; variants: unknown }): string[] => [
  storageKey,
  ...readVariants(variants).map((variant) => variant.storageKey),
];

/** Smaller images of a file, narrowest first. */
export function readVariants(stored: unknown): Variant[] {
  const parsed = Variants.safeParse(stored);
  return parsed.success ? parsed.data.sort((one, other) => one.width - other.width) : [];
}

import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * Whether an enrollment in a course, aliased as given, costs anything at a moment: while a discount to 0 runs, it does not. The SQL twin
 * of `priceAt` (features/catalog/rules.ts), so that the button does what the price beside it says.
 */
export const isPricedAt = (course: string, at: Date | Prisma.Sql): Prisma.Sql => {
  const c = Prisma.raw(course);
  return Prisma.sql`(${c}.price_minor > 0 AND NOT COALESCE(
    ${c}.discount_price_minor = 0 AND (${c}.discount_ends_at IS NULL OR ${c}.discount_ends_at > ${at}::timestamptz), false))`;
};

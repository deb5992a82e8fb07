import "server-only";
import { textMark } from "@/lib/text-mark";
import type { AuditValues } from "@/server/audit/append-audit";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

export type TestimonialFacts = {
  name: string;
  role: string;
  content: string;
  rating: number;
  isFeatured: boolean;
  pictureId: string | null;
};

export const testimonialColumns = {
  id: true,
  name: true,
  role: true,
  content: true,
  rating: true,
  isFeatured: true,
  avatarFileId: true,
} as const;

/** A row as the form has it. */
export const factsOf = <Row extends { avatarFileId: string | null }>({ avatarFileId: pictureId, ...row }: Row) => ({
  ...row,
  pictureId,
});

/** Changes with whatever a form of it shows: who saves says which one they saw. */
export const markOf = ({ name, role, content, rating, isFeatured, pictureId }: TestimonialFacts): string =>
  textMark(JSON.stringify([name, role, content, rating, isFeatured, pictureId]));

/** As the audit log says it. */
export const auditedTestimonial = (facts: TestimonialFacts): AuditValues => {
  const { name, role, content, rating, isFeatured, pictureId } = facts;
  return { name, role, content, rating, isFeatured, picture: pictureId };
};

/** Any constant does. */
const ORDER_LOCK = 7_201_912;

/** Makes those who change them come one after the other: the order hangs on all of them. */
export async function holdTestimonials(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ORDER_LOCK})`;
}

/** The front page shows them. */
export const touchTestimonials = (tx: Tx): Promise<void> => touchTags(tx, ["site"]);

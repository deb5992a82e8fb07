import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

const heldColumns = {
  id: true,
  userId: true,
  status: true,
  tier: true,
  isVerified: true,
  displayName: true,
  headline: true,
  bio: true,
  appliedAt: true,
  decidedAt: true,
  decidedById: true,
  decisionReason: true,
  decidedBy: { select: { name: true } },
  expertise: { select: { category: { select: { slug: true } } } },
} as const satisfies Prisma.InstructorProfileSelect;

export type HeldInstructor = Prisma.InstructorProfileGetPayload<{ select: typeof heldColumns }>;

/** The person's row after everybody else who was at it, held until the commit; null where there is none. */
export async function holdInstructor(tx: Tx, userId: string): Promise<HeldInstructor | null> {
  await tx.$executeRaw`SELECT 1 FROM instructor_profile WHERE user_id = ${userId}::uuid FOR UPDATE`;
  return tx.instructorProfile.findUnique({ where: { userId }, select: heldColumns });
}

/** Someone else was quicker: says who, and what they decided. */
export const decidedMeanwhile = ({ status, decidedBy }: HeldInstructor): AppError =>
  new AppError("CONFLICT", "instructors.decided_meanwhile", { status, by: decidedBy?.name ?? null });

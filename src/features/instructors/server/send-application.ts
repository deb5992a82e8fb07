import "server-only";
import { instructorApplied } from "@/features/instructors/events";
import { gapsOf, maySend } from "@/features/instructors/rules";
import { AppError } from "@/lib/app-error";
import { appendEvent } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { holdInstructor } from "./hold-instructor";

const sends = { name: "instructors.apply", points: 5, windowSeconds: 86_400 };

/**
 * Asks to teach with what the person's draft says, or asks again after a rejection. From now on it waits, unchanged, for an
 * admin. Sent twice it is one application.
 * @throws AppError RULE_BROKEN `instructors.not_ready` { gaps }, `instructors.not_editable` { status }; QUOTA_EXCEEDED.
 */
export async function sendApplication(deps: Pick<PersonDeps, "db" | "actor" | "now">): Promise<{ appliedAt: Date }> {
  const userId = deps.actor.id;
  return deps.db.$transaction(async (tx) => {
    const own = await holdInstructor(tx, userId);
    if (own?.status === "PENDING" && own.appliedAt) return { appliedAt: own.appliedAt };
    if (own && !maySend(own.status))
      throw new AppError("RULE_BROKEN", "instructors.not_editable", { status: own.status });
    const hasAreas = (await tx.category.findFirst({ where: { isActive: true }, select: { id: true } })) !== null;
    const gaps = gapsOf(own ? valuesOf(own) : nothing, { hasAreas });
    if (!own || gaps.length > 0) throw new AppError("RULE_BROKEN", "instructors.not_ready", { gaps });
    await spend({ db: tx, now: deps.now }, sends, userId);
    const appliedAt = deps.now();
    // An earlier decision stays on it: whoever reads it next should know.
    await tx.instructorProfile.update({
      where: { id: own.id },
      data: { status: "PENDING", appliedAt, updatedAt: appliedAt },
    });
    await appendEvent(tx, instructorApplied({ userId, appliedAt: appliedAt.toISOString() }));
    return { appliedAt };
  });
}

const nothing = {
  displayName: "",
  headline: "",
  bio: "",
  organization: "",
  website: "",
  linkedin: "",
  twitter: "",
  yearsExperience: 0,
  areas: [],
} as const;

const valuesOf = (own: {
  displayName: string;
  headline: string;
  bio: string;
  expertise: readonly { category: { slug: string } }[];
}) => ({
  ...nothing,
  displayName: own.displayName,
  headline: own.headline,
  bio: own.bio,
  areas: own.expertise.map(({ category }) => category.slug),
});

import "server-only";
import { factsOf, rhythmsOf } from "@/features/notifications/kinds";
import type { SetChoice } from "@/features/notifications/schema";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { digestKind, type StoredChoice } from "./read-choices";

/**
 * Keeps what the asker wants of one kind. Wanting mail again takes back what a click in an email refused.
 * @throws AppError RULE_BROKEN `notifications.no_such_rhythm` where the kind's emails come at once or never.
 */
export async function setChoice(
  deps: Pick<PersonDeps, "db" | "actor">,
  { kind, bell, mail }: SetChoice,
): Promise<void> {
  const userId = deps.actor.id;
  if (mail && !rhythmsOf(kind).includes(mail)) throw new AppError("RULE_BROKEN", "notifications.no_such_rhythm");
  const patch: StoredChoice = {
    ...(bell === undefined ? {} : { inApp: bell }),
    ...(mail === undefined ? {} : { email: mail !== "never" }),
    ...(mail === undefined || mail === "never" ? {} : { rhythm: mail }),
  };
  await deps.db.$transaction(async (tx) => {
    await tx.userPreference.createMany({ data: { userId }, skipDuplicates: true });
    // One statement: two switches pressed at once keep both.
    await tx.$executeRaw`
      UPDATE user_preference
         SET mail_choices = mail_choices || jsonb_build_object(${kind}::text, COALESCE(mail_choices->${kind}::text, '{}'::jsonb) || ${JSON.stringify(patch)}::jsonb),
             updated_at = now()
       WHERE user_id = ${userId}::uuid`;
    const { dashboardSwitch } = factsOf(kind);
    if (dashboardSwitch && bell !== undefined)
      await tx.instructorDashboard.updateMany({ where: { instructorId: userId }, data: { [dashboardSwitch]: bell } });
    if (mail !== undefined && mail !== "never")
      await forgetRefusals(tx, userId, mail === "now" ? [kind] : [kind, digestKind]);
  });
}

async function forgetRefusals(tx: Tx, userId: string, kinds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM mail_refusal r USING email_address m
     WHERE m.user_id = ${userId}::uuid AND r.email_key = m.email_key AND r.kind = ANY(${[...kinds]}::text[])`;
}

import "server-only";
import * as z from "zod";
import { formatInstant } from "@/components/i18n/local-time";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import type { CourseInvite } from "@/generated/prisma/client";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { hashOfToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const Names = rowSchema(() => ({ course: z.string(), who: z.string(), language: z.string().nullable() }));
type Names = RowOf<typeof Names>;

const namesOf = async (tx: Tx, { courseId, invitedById, userId }: CourseInvite): Promise<Names | undefined> => {
  const [names] = await queryRows(tx, Names)`
    SELECT v.title AS course, u.name AS who, (SELECT p.language FROM user_preference p WHERE p.user_id = ${userId}::uuid) AS language
      FROM course_version v, users u
     WHERE v.course_id = ${courseId}::uuid AND u.id = ${invitedById}::uuid ORDER BY v.number DESC LIMIT 1`;
  return names;
};

/**
 * The invitation as an email, written with it: the link's token is known at this moment and never again. Each new link is a
 * mail of its own.
 */
export async function mailInvitation(
  tx: Tx,
  invite: CourseInvite,
  { token, to }: { token: string; to: string },
): Promise<void> {
  const names = await namesOf(tx, invite);
  if (!names) return;
  const locale = findLocale(names.language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const roles = { LEAD: "lead", EDITOR: "editor", ASSISTANT: "assistant" } as const;
  const { course, who } = names;
  const facts = { course, who, until: formatInstant(locale.formats, invite.expiresAt, "date") };
  const href = addressOf(`/instructor/invitations/${token}`);
  await queueMail(tx, {
    id: stableId("team invitation", invite.id, hashOfToken(token)),
    kind: "team.invitation",
    to,
    userId: invite.userId,
    locale: locale.tag,
    subject: t("teamInvitation.subject", facts),
    preview: t("teamInvitation.preview", facts),
    heading: t("teamInvitation.heading", facts),
    parts: [
      { kind: "text", text: t("teamInvitation.lead", facts) },
      {
        kind: "facts",
        facts: [
          [t("teamInvitation.role"), t(`roles.${roles[invite.role]}`)],
          [t("teamInvitation.until"), facts.until],
        ],
      },
      { kind: "button", label: t("teamInvitation.button"), href },
      { kind: "text", text: t("teamInvitation.lines") },
      { kind: "address", href },
    ],
    reason: t("teamInvitation.reason", facts),
  });
}

import "server-only";
import * as z from "zod";
import { formatInstant } from "@/components/i18n/local-time";
import { warningDays } from "@/features/courses/builder";
import { isStillTheirs } from "@/features/courses/server/sessions/own-session";
import { addressOf, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { draftEnding } from "@/features/studio/events";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

const day = 24 * 60 * 60 * 1000;
/** Days before the end after which a warning would only startle; pages say it until then. */
const lastWarningDays = 2;
const mostAtOnce = 500;

const EndingSession = rowSchema(() => ({
  sessionId: z.string(),
  userId: z.string(),
  expiresAt: z.date(),
  title: z.string().nullable(),
  to: z.string(),
  language: z.string().nullable(),
}));

/**
 * Tells whoever left a course unfinished that its session is put away soon: one mail for each end, however often this runs.
 * Touching the draft moves the end, and a later end is another mail. Resolves to how many sessions end soon.
 */
export async function warnOfEnding({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now().getTime();
  const [from, until] = [new Date(at + lastWarningDays * day), new Date(at + warningDays * day)];
  const ending = await queryRows(db, EndingSession)`
    SELECT s.session_id AS "sessionId", s.instructor_id AS "userId", s.expires_at AS "expiresAt", m.email AS to,
           (SELECT v.title FROM course_version v WHERE v.course_id = s.course_id ORDER BY v.number DESC LIMIT 1) AS title,
           (SELECT p.language FROM user_preference p WHERE p.user_id = s.instructor_id) AS language
      FROM course_creation_session s JOIN email_address m ON m.user_id = s.instructor_id AND m.is_primary
     WHERE s.status = 'ACTIVE' AND s.expires_at > ${from} AND s.expires_at <= ${until} AND ${isStillTheirs}
     ORDER BY s.expires_at LIMIT ${mostAtOnce}`;
  for (const session of ending) {
    const locale = findLocale(session.language ?? defaultLocale);
    const t = await mailTexts(locale.tag);
    const course = session.title ?? t("draftEnding.untitled");
    const facts = { course, until: formatInstant(locale.formats, session.expiresAt, "date") };
    const id = stableId("builder session ends", session.sessionId, session.expiresAt.toISOString());
    await db.$transaction(async (tx) => {
      await appendIdentifiedEvents(tx, [{ ...draftEnding({ sessionId: session.sessionId }), id }]);
      await queueMail(tx, {
        id,
        kind: "draft.ending",
        to: session.to,
        userId: session.userId,
        locale: locale.tag,
        subject: t("draftEnding.subject", facts),
        preview: t("draftEnding.preview", facts),
        heading: t("draftEnding.heading", facts),
        parts: [
          { kind: "text", text: t("draftEnding.lead", facts) },
          {
            kind: "button",
            label: t("draftEnding.button"),
            href: addressOf(`/instructor/drafts/${session.sessionId}`),
          },
        ],
        reason: t("draftEnding.reason"),
      });
    });
  }
  return ending.length;
}

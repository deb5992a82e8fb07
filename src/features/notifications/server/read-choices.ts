import "server-only";
import * as z from "zod";
import { factsOf, type MailRhythm, type NotificationKind, rhythmsOf } from "@/features/notifications/kinds";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** The kind of mail that gathers many: refused automatically, it takes with it all that would have stood in it. */
export const digestKind = "notification.digest";

/** What a person wants of one kind. */
export interface Choice {
  bell: boolean;
  mail: MailRhythm;
}

/** As stored in `UserPreference.mailChoices`, by kind. `email: false` is what every mail of that kind asks for. */
const StoredChoice = rowSchema(() => ({
  inApp: z.boolean().exactOptional(),
  email: z.boolean().exactOptional(),
  rhythm: z.enum(["daily", "weekly", "now"]).exactOptional(),
}));
export type StoredChoice = RowOf<typeof StoredChoice>;

const Reader = rowSchema(() => ({
  userId: z.string(),
  language: z.string().nullable(),
  timeZone: z.string(),
  /** The primary address. */
  to: z.string().nullable(),
  choices: z.record(z.string(), StoredChoice()),
  /** Kinds that were refused by a click in an email to that address. */
  refusedKinds: z.array(z.string()),
  notifyNewEnrollments: z.boolean().nullable(),
  notifyNewReviews: z.boolean().nullable(),
  notifyCourseCompletions: z.boolean().nullable(),
}));
export type Reader = RowOf<typeof Reader>;

/** Everything that decides whether and how these people are told, in one statement. People whose account is shut are left out. */
export function readReaders(tx: Tx, userIds: readonly string[]): Promise<Reader[]> {
  return queryRows(tx, Reader)`
    SELECT u.id AS "userId", p.language, COALESCE(p.time_zone, 'UTC') AS "timeZone", m.email AS "to",
           COALESCE(p.mail_choices, '{}'::jsonb) AS choices,
           ARRAY(SELECT r.kind FROM mail_refusal r WHERE r.email_key = m.email_key) AS "refusedKinds",
           d.notify_new_enrollments AS "notifyNewEnrollments", d.notify_new_reviews AS "notifyNewReviews",
           d.notify_course_completions AS "notifyCourseCompletions"
      FROM users u
      LEFT JOIN user_preference p ON p.user_id = u.id
      LEFT JOIN email_address m ON m.user_id = u.id AND m.is_primary
      LEFT JOIN instructor_dashboard d ON d.instructor_id = u.id
     WHERE u.id = ANY(${[...userIds]}::uuid[]) AND u.is_active AND u.anonymized_at IS NULL
     ORDER BY u.id`;
}

/** Their choice, or the kind's own. An email is refused by the person's choice and by a click in an email alike. */
export function choiceOf(reader: Reader, kind: NotificationKind): Choice {
  const { dashboardSwitch, mail } = factsOf(kind);
  const stored = reader.choices[kind] ?? {};
  const bell = (dashboardSwitch && reader[dashboardSwitch]) ?? stored.inApp ?? true;
  const isRefused = stored.email === false || reader.refusedKinds.includes(kind);
  const chosen = stored.rhythm ?? mail;
  const rhythm = rhythmsOf(kind).includes(chosen) ? chosen : "now";
  const isInDigest = rhythm === "daily" || rhythm === "weekly";
  return { bell, mail: isRefused || (isInDigest && reader.refusedKinds.includes(digestKind)) ? "never" : rhythm };
}

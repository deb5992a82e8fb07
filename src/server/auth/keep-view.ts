import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { parseView, revisionOf, viewCookie, viewCookieSeconds, viewText } from "@/components/layout/view-preferences";
import { env } from "@/env/server";
import { Prisma } from "@/generated/prisma/client";
import { localeCookie } from "@/i18n/locales";
import { personCookie } from "@/lib/page-person";
import { StoredView } from "@/server/cache/page-context";
import { ask } from "@/server/db/ask";
import { db } from "@/server/db/client";
import { storedViewColumns } from "./load-actor";
import { sessionCookieName } from "./session-cookie";
import { openSessionToken } from "./session-token";
import { viewForDevice } from "./view-cookies";

const secure = () => env.APP_URL.startsWith("https://");
const attributes = () =>
  ({ path: "/", maxAge: viewCookieSeconds, sameSite: "lax", secure: secure(), httpOnly: false }) as const;

/**
 * Tells the device who has just signed in by a form, and gives it their choices: the page after it comes without being loaded, so that no
 * answer of its own could bring them (answer-request.ts does so for all others).
 */
export async function keepViewOfSession(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(sessionCookieName(env.APP_URL))?.value;
  const sessionId = token ? await openSessionToken(token) : null;
  if (!sessionId) return;
  const [row] = await ask(
    db,
    () => z.strictObject({ personId: z.string(), stored: StoredView().nullable() }),
    Prisma.sql`SELECT s."user_id" AS "personId",
                      (SELECT ${storedViewColumns} FROM "user_preference" p WHERE p."user_id" = s."user_id") AS "stored"
                 FROM "user_session" s WHERE s."id" = ${sessionId}::uuid`,
  );
  if (!row) return;
  jar.set(personCookie, row.personId, attributes());
  if (!row.stored) return;
  const made = viewForDevice(row.stored, encoded(jar.get(viewCookie)?.value));
  if (made) jar.set(viewCookie, viewText(made.view, made.revision), attributes());
  if (row.stored.language) jar.set(localeCookie, row.stored.language, attributes());
}

/** After a sign-out the device keeps its look, knows no person and tells no account of changes anymore. */
export async function leaveView(): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: personCookie, path: "/" });
  const value = encoded(jar.get(viewCookie)?.value);
  if (revisionOf(value) !== null) jar.set(viewCookie, viewText(parseView(value)), attributes());
}

/** Next decodes cookies; our own reading takes them as they were sent. */
const encoded = (value: string | undefined) => (value === undefined ? undefined : encodeURIComponent(value));

import { encode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { getPool } from "@/server/db/pool";
import type { Visitor } from "./visitor";

/**
 * That many people, signed in. They are rows without a password: hashing one takes 30 ms, and nothing that is measured
 * here reads it.
 */
export async function preparePeople(url: string, count: number): Promise<Visitor[]> {
  const { rows } = await getPool().query<{ id: string }>(
    `INSERT INTO users (id, username, name)
     SELECT gen_random_uuid(), 'bench-' || gen_random_uuid(), 'Learner ' || n FROM generate_series(1, $1::int) n
     RETURNING id`,
    [count],
  );
  return signInPeople(
    url,
    rows.map(({ id }) => id),
  );
}

/** Gives each of them a session, in their order. */
export async function signInPeople(url: string, userIds: readonly string[]): Promise<Visitor[]> {
  const { rows } = await getPool().query<{ userId: string; sessionId: string }>(
    `INSERT INTO user_session (id, user_id, login_method, idle_expires_at, expires_at)
     SELECT gen_random_uuid(), id, 'PASSWORD', now() + interval '1 day', now() + interval '1 day' FROM unnest($1::uuid[]) AS id
     RETURNING user_id AS "userId", id AS "sessionId"`,
    [userIds],
  );
  const name = sessionCookieName(url);
  const secret = authSecret();
  return Promise.all(
    rows.map(async ({ userId, sessionId }) => {
      const token = await encode({ token: { sub: userId, sessionId }, secret, salt: name, maxAge: 24 * 60 * 60 });
      return { url, cookie: `${name}=${token}` };
    }),
  );
}

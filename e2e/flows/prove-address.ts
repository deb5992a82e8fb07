import { withSiteDatabase } from "./site-database";

/** Proves the address of whoever has this name, as the link of an email does that no page of the test reads; resolves to it. */
export const proveAddress = (name: string): Promise<string> =>
  withSiteDatabase(async (client) => {
    const { rows } = await client.query<{ email: string }>(
      "UPDATE email_address SET verified_at = now() WHERE user_id IN (SELECT id FROM users WHERE name = $1) RETURNING email",
      [name],
    );
    return rows[0]?.email ?? "";
  });

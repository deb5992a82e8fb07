import { withSiteDatabase } from "./site-database";

/** Empties the memory of the site under test: a notice that cannot be read may concern anything. */
export async function forgetKeptPages(): Promise<void> {
  await withSiteDatabase(async (client) => {
    await client.query("SELECT pg_notify('lectern_tags', 'everything')");
    // A first look after a pause also moves the end of the session.
    await client.query("UPDATE user_session SET last_activity_at = last_activity_at - interval '2 minutes'");
  });
}

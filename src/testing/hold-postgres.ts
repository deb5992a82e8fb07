// A process of its own that uses the embedded database in the folder of its first argument until it is killed. Says where
// it is, or why it could not be had within the seconds of the second argument.
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";

const [folder = "", startupSeconds = "60"] = process.argv.slice(2);
try {
  const { url } = await joinEmbeddedPostgres({ folder, durable: false, startupSeconds: Number(startupSeconds) });
  process.send?.({ url });
  setInterval(() => undefined, 1000);
} catch (error) {
  process.send?.({ error: String(error) });
}

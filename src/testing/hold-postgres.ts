// A process of its own that uses the embedded database in the folder of its first argument until it is killed.
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";

const [folder = ""] = process.argv.slice(2);
const { url } = await joinEmbeddedPostgres({ folder, durable: false });
process.send?.(url);
setInterval(() => undefined, 1000);

import "@/server/small-memory";
import { runCommand } from "./run-command";
import { startSite } from "./site/start-site";

const usage = "Usage: npm start (settings are environment variables: see .env.example)";

await runCommand({ usage }, () => startSite({ isDev: false }));

import { runCommand } from "./run-command";
import { startSite } from "./site/start-site";

const usage = "Usage: npm run dev (settings are environment variables: see .env.example)";

await runCommand({ usage }, () => startSite({ isDev: true }));

import "@/server/small-memory";
import { runCommand } from "./run-command";
import { startSite } from "./site/start-site";

await runCommand(() => startSite({ isDev: false }));

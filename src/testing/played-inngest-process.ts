import { PlayedInngest } from "./played-inngest";

/** A played Inngest server in a process of its own, for the browser tests: `port, event key, signing key`; sent a URL, it calls the functions there. */
const [port, eventKey = "", signingKey = ""] = process.argv.slice(2);
const server = await PlayedInngest.start({ eventKey, signingKey }, Number(port));
process.on("message", async (url: string) => {
  await server.register(url);
  process.send?.("registered");
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

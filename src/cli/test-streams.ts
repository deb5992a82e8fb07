import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { runLongForm } from "./test/long-form";

const usage = "Usage: npm run test:streams [-- NOTIFICATIONS STREAMS]   default 1000 notifications to 500 streams";

/**
 * Opens live streams of notifications in two server processes, cuts off a fifth of them while people are told, and looks for
 * what was lost or came twice. `npm test` tells 200 to 50 streams.
 */
async function testStreams(args: string[]): Promise<void> {
  const [notifications = "1000", streams = "500"] = args;
  const isNumber = (text: string) => /^[1-9]\d{1,4}$/.test(text);
  if (!isNumber(notifications) || !isNumber(streams)) throw new CommandError(usage);
  await runLongForm("src/features/notifications/server/open-streams.db.test.ts", {
    env: { STREAMS: streams, STREAMS_NOTIFICATIONS: notifications },
    broken: "A notification was lost or arrived twice; see the failure above.",
  });
}

await runCommand({ usage, words: [0, 2] }, testStreams);

import { chainStart, type Fault, verifyChain } from "@/features/audit/server/verify-chain";
import { db } from "@/server/db/client";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { requireMigrated } from "./require-migrated";
import { runCommand } from "./run-command";

const words = {
  rewritten: "was changed after it was written",
  out_of_line: "doesn't follow the entry before it: an entry was removed or inserted, or that one was changed",
  other_values: "has values that differ from those originally written",
  vanished: "is missing values that nobody erased",
} as const satisfies Record<Fault["kinds"][number], string>;

const tell = ({ sequence, action, kinds, fields }: Fault): void =>
  console.log(
    `Entry ${sequence} (${action}) ${kinds.map((kind) => words[kind]).join("; it ")}${fields.length > 0 ? ` (${fields.join(", ")})` : ""}.`,
  );

const usage =
  "Usage: npm run audit:verify [-- HASH]   HASH: of an entry that must still be there, 64 hex digits as printed by an earlier run";

/** Reads the whole audit log. Given the hash of a row that someone kept, it says as well whether that row is still there. */
await runCommand({ usage, words: [0, 1] }, async ([typed]) => {
  const kept = typed?.toLowerCase();
  if (kept !== undefined && !/^[0-9a-f]{64}$/.test(kept)) throw new CommandError(usage);
  await withDatabase(async (url) => {
    await requireMigrated(url);
    let faults = 0;
    const { state } = await verifyChain(db, chainStart, {
      onFault: (fault) => {
        faults += 1;
        tell(fault);
      },
    });
    const { rows, erased, hash } = state;
    console.log(
      `${counted(rows, "entry", "entries")} read${erased > 0 ? `; the values of ${erased} were erased with people's data` : ""}.`,
    );
    // What was printed of a log without entries is the hash of none.
    const isMissing = kept !== undefined && kept !== chainStart.hash;
    if (isMissing && (await db.auditEvent.count({ where: { hash: kept } })) === 0)
      throw new CommandError(`No entry has the hash ${kept}: the log was cut off or rewritten.`);
    if (faults > 0)
      throw new CommandError(
        `The chain is broken: ${faults} of ${counted(rows, "entry", "entries")} failed the check.`,
      );
    console.log(`The chain is intact. Its last hash is ${hash}.`);
  });
});

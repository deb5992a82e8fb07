import { chainStart, type Fault, verifyChain } from "@/features/audit/server/verify-chain";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";

const words = {
  rewritten: "was changed after it was written",
  out_of_line: "does not follow the row before it: one was taken out or put in between, or that one was changed",
  other_values: "holds other values than were written",
  vanished: "has lost its values, and nobody erased them",
} as const satisfies Record<Fault["kinds"][number], string>;

const tell = ({ sequence, action, kinds, fields }: Fault): void =>
  console.log(
    `Row ${sequence} (${action}) ${kinds.map((kind) => words[kind]).join("; it ")}${fields.length > 0 ? ` (${fields.join(", ")})` : ""}.`,
  );

/** Reads the whole audit log. Given the hash of a row that somebody kept, it says as well whether that row still stands. */
await runCommand(async ([kept]) => {
  await withDatabase(async (url) => {
    await migrate(url);
    let faults = 0;
    const { state } = await verifyChain(db, chainStart, {
      onFault: (fault) => {
        faults += 1;
        tell(fault);
      },
    });
    const { rows, erased, hash } = state;
    console.log(
      `${rows} ${rows === 1 ? "row" : "rows"} read${erased > 0 ? `; the values of ${erased} were erased with people's data` : ""}.`,
    );
    if (kept !== undefined && (await db.auditEvent.count({ where: { hash: kept } })) === 0)
      throw new CommandError(`No row has the hash ${kept}: the log was cut off or written anew.`);
    if (faults > 0) throw new CommandError(`The chain is not whole: ${faults} of ${rows} rows are off.`);
    console.log(`The chain is whole and ends in ${hash}.`);
  });
});

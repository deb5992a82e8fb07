import { allProcedures } from "@/testing/all-procedures";
import { leastInput } from "@/testing/likely-input";
import { ids, inputs } from "../policy/procedures/inputs";
import { columns } from "../policy/procedures/people";
import { type Row, readRows } from "../policy/procedures/rows";
import { accounts } from "../policy/procedures/tables/accounts";
import { authoring } from "../policy/procedures/tables/authoring";
import { beside } from "../policy/procedures/tables/beside";
import { drafting } from "../policy/procedures/tables/drafting";
import { learning } from "../policy/procedures/tables/learning";
import { type Answer, callOverHttp, forEach, type Part, type ProbedSite, reasonIn } from "./probed-site";

const rows = [accounts, authoring, drafting, learning, beside].flatMap(readRows);
/** Where the table says "let in", and the answer is one of these, someone was shut out. */
const shutOut = ["common.sign_in_required", "common.forbidden", "accounts.verify_first"];

/**
 * Calls each procedure as each of the ten people, with the ids of others, and compares with the table that is written by hand.
 * A change that the table allows is not asked for: it would take the scene away from those after it. (That it is allowed is
 * tried where each call is taken back: procedures.db.test.ts.) Unless `patient`, three of the ten ask, by turns.
 */
export async function probeProcedures(site: ProbedSite, { patient }: { patient: boolean }): Promise<Part> {
  const known = ids(site.scene);
  const byHand = inputs(site.scene);
  const who = patient ? "ten people" : "three of ten people by turns";
  const part: Part = { name: `procedures as ${who}, with ids of others`, tried: 0, findings: [] };
  await forEach([...rows.entries()], 6, async ([turn, row]) => {
    const type = allProcedures.get(row.path)?._def.type;
    const asked = allProcedures.get(row.path)?._def.inputs ?? [];
    const json = asked.length > 0 ? JSON.stringify({ ...leastInput(asked, known), ...byHand[row.path] }) : undefined;
    for (const [at, column] of columns.entries()) {
      const isMutation = type === "mutation";
      if (!patient && (at + turn) % 3 !== 0) continue;
      if (isMutation && row.cells[column] === "let in") continue;
      const asker = { cookie: site.cookies[column], from: `203.0.113.${at + 10}` };
      const answer = await callOverHttp(site.url, { path: row.path, isMutation, json }, asker);
      part.tried += 1;
      const found = difference(row, row.cells[column], answer);
      if (found) part.findings.push(`${row.path} as ${column}: ${found}`);
    }
  });
  return part;
}

function difference({ path }: Row, cell: Row["cells"]["guest"], answer: Answer): string | null {
  // A procedure that answers in parts, which only callers within the process may ask.
  if (answer.status === 415) return null;
  if (answer.status >= 500) return `${answer.status}: ${answer.body.slice(0, 200)}`;
  const reason = reasonIn(answer);
  if (cell !== "let in") {
    const expected = cell.split(" ")[1];
    return reason === expected ? null : `${reason ?? `answered with ${answer.status}`} instead of ${expected}`;
  }
  return reason !== null && shutOut.includes(reason) && !path.startsWith("accounts.") ? `refused with ${reason}` : null;
}

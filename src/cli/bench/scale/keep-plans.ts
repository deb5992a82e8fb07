import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { askPage, type ScalePage } from "./answers";

/** Written by Postgres itself for each statement as it ran: the very one that the page sent, by the plan that it took. */
const explaining = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_parameter_max_length": "0",
} as const;

/** For every connection from now on. Takes a superuser, which the embedded database's user is. */
export async function explainAll(pool: Pool): Promise<void> {
  for (const [name, value] of Object.entries(explaining))
    await pool.query(`ALTER DATABASE lectern SET ${name} = '${value}'`);
}

export async function explainNothing(pool: Pool): Promise<void> {
  for (const name of Object.keys(explaining)) await pool.query(`ALTER DATABASE lectern RESET ${name}`);
}

interface Plan {
  milliseconds: number;
  text: string;
}

/** The plans in a piece of Postgres' log: a line with the duration, then lines that begin with a tab. */
export function readPlans(log: string): Plan[] {
  const plans: Plan[] = [];
  let open: { milliseconds: number; lines: string[] } | undefined;
  const close = () => open && plans.push({ milliseconds: open.milliseconds, text: open.lines.join("\n") });
  for (const line of log.split("\n")) {
    if (line.startsWith("\t")) {
      open?.lines.push(line.slice(1));
      continue;
    }
    close();
    const found = /LOG: {2}duration: ([\d.]+) ms {2}plan:/.exec(line);
    open = found ? { milliseconds: Number(found[1]), lines: [] } : undefined;
  }
  close();
  return plans;
}

/** After these many answers a prepared statement has the plan that it keeps. */
const answersBefore = 8;

const fileOf = (name: string) => `${name.replaceAll(/[^a-z]+/g, "-")}.txt`;

/** Asks for each page once more and writes beside each other what its statements did, the slowest first. */
export async function keepPlans(pages: readonly ScalePage[], log: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const page of pages) {
    for (let turn = 0; turn < answersBefore; turn += 1) await askPage(page, 5000 + turn);
    const before = statSync(log).size;
    await askPage(page, 5000 + answersBefore);
    // Its last lines are written by other processes.
    await sleep(100);
    const plans = readPlans(readFileSync(log).subarray(before).toString("utf8"));
    plans.sort((one, other) => other.milliseconds - one.milliseconds);
    const text = plans.map(({ milliseconds, text }) => `-- ${milliseconds.toFixed(2)} ms\n${text}\n`).join("\n");
    writeFileSync(join(folder, fileOf(page.name)), text);
  }
}

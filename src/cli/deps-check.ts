import { spawnSync } from "node:child_process";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { findDependencyProblems, readDependencies } from "./test/dependencies";

const patienceMs = 120_000;

interface AuditReport {
  vulnerabilities?: Record<string, { severity: string; range: string; fixAvailable: unknown }>;
}

/** What the registry knows against the packages that run in production; null where it does not answer such a question. */
function audit(): NonNullable<AuditReport["vulnerabilities"]> | null {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", timeout: patienceMs });
  try {
    return (JSON.parse(stdout) as AuditReport).vulnerabilities ?? null;
  } catch {
    return null;
  }
}

/** What Lectern is made of: licenses, scripts of installations, and known holes. Exit code 1 where one needs a decision. */
async function checkDependencies(): Promise<void> {
  const dependencies = readDependencies();
  const licences = new Map<string, number>();
  for (const { licence } of dependencies)
    licences.set(licence ?? "no license", (licences.get(licence ?? "no license") ?? 0) + 1);
  console.log(
    `${dependencies.length} packages, ${dependencies.filter((one) => !one.isForDevelopment).length} in production`,
  );
  for (const [licence, count] of [...licences].sort((one, other) => other[1] - one[1]))
    console.log(`${String(count).padStart(6)}  ${licence}`);
  console.log("Install scripts:");
  for (const { name, version, script } of dependencies)
    if (script !== "none") console.log(`  ${script.padEnd(9)}  ${name}@${version}`);
  const known = audit();
  if (!known)
    console.log("Known vulnerabilities: the registry doesn't answer npm audit. Try again from another network.");
  else console.log(`Known vulnerabilities in production: ${Object.keys(known).length}`);
  const holes = Object.entries(known ?? {}).map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
  const problems = [...findDependencyProblems(), ...holes];
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) throw new CommandError("The lines above need a decision.");
}

await runCommand({ usage: "Usage: npm run deps:check" }, checkDependencies);

import { once } from "node:events";
import { probeHandlers, probeInputs } from "./bad-inputs";
import type { Part, ProbedSite } from "./probed-site";
import { probeProcedures } from "./procedures";
import { probeBodies, probeEncodings, probeHeaders, probeLimits, probeRedirects } from "./requests";

export interface ProbeWishes {
  site: ProbedSite;
  /** Bad inputs for each procedure, and what they are made from. */
  each: number;
  seed: number;
  /** Asks as everybody, and waits for what a slow request is given: a minute and a half. */
  patient: boolean;
}

/** Tries the site that it is told of, whose DATABASE_URL, DATA_DIR and APP_URL it is given, and sends what came of each part. */
const [{ site, each, seed, patient }] = (await once(process, "message")) as [ProbeWishes];
const parts: Part[] = [
  await probeProcedures(site, { patient }),
  await probeHeaders(site),
  await probeRedirects(site),
  await probeEncodings(site),
  await probeBodies(site, { patient }),
  await probeHandlers(site, { each, seed }),
  // What an accepted input changes is there for all that comes after it.
  await probeInputs(site, { each, seed }),
  await probeLimits(site),
];
process.send?.(parts);
process.disconnect?.();
process.exit(0);

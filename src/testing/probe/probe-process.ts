import { once } from "node:events";
import { plantScene } from "../policy/canaries/plant-scene";
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

/**
 * Plants the scene on the site whose DATABASE_URL, DATA_DIR and APP_URL it is given, and says where all is; then, once it is told its
 * wishes, tries that site and sends what came of each part. One process for both: to load what they call takes longer than to plant.
 */
process.send?.(await plantScene());
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

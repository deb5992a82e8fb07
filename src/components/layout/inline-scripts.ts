import { earlyInputScript } from "./early-input";
import { personScript } from "./page-person";
import { viewScript } from "./view-script";

/** The scripts that are in our pages themselves: the same text on every page, so that their hashes allow them. */
export const inlineScripts: readonly string[] = [personScript, viewScript, earlyInputScript];

import { earlyInputScript } from "./early-input";
import { viewScript } from "./view-script";

/** The scripts that are in our pages themselves: the same text on every page, so that their hashes allow them. */
export const inlineScripts: readonly string[] = [viewScript, earlyInputScript];

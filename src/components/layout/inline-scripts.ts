import { earlyInputScript } from "./early-input";
import { viewScript } from "./view-script";

/** The scripts that stand in our pages themselves: the same text on every page, so that their hashes allow them. */
export const inlineScripts: readonly string[] = [viewScript, earlyInputScript];

import { resolve } from "node:path";

/**
 * A path as it was typed, seen from where the person stood: npm runs its scripts in the project's folder, and says in INIT_CWD
 * where it was called.
 */
export const callerPath = (typed: string): string => resolve(process.env.INIT_CWD || process.cwd(), typed);

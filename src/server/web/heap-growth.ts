import "server-only";
import { setFlagsFromString } from "node:v8";

/**
 * How much of the heap may be garbage before V8 collects it, as a share of what is in use. Left alone, V8 lets the heap of a process
 * on a large machine grow to several times what is in use. A limit on the heap would help too, but ends the process that meets it.
 * What it saves: docs/operations.md, "A site of a hundred thousand".
 */
export const heapFlag = "--heap-growing-percent=30";

setFlagsFromString(heapFlag);

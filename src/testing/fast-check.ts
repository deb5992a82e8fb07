import original from "fast-check";

/** A seed that stays: the same commit tries the same values. `npm run soak` draws another. */
const ordinarySeed = 20_260_302;

function readInteger(name: string, otherwise: number): number {
  const value = Number(process.env[name] || otherwise);
  if (!Number.isInteger(value)) throw new Error(`${name} is a whole number.`);
  return value;
}

/** Properties that differ in nothing but the values that they try add their number to it. */
export const seed = readInteger("PROPERTY_SEED", ordinarySeed);

/** How many times more cases are tried than a property asks for, and how much more time a test that holds one may take. */
export const runsFactor = readInteger("PROPERTY_RUNS_FACTOR", 1);

/**
 * Longest that one property may take, in milliseconds: it ends what hangs, before Vitest's own limit, and tells the seed.
 * Properties take a fortieth of it at most, so it does not decide about a slow machine. Fake timers do not move it.
 */
const timeLimitMs = 100_000 * runsFactor;

const ordinaryRuns = 100;
original.configureGlobal({ seed, numRuns: ordinaryRuns * runsFactor });
original.installGlobalPlugin(original.interruptAfterTimeLimit(timeLimitMs, { failOnInterrupt: true }));

function assert<Ts>(property: original.IProperty<Ts>, parameters?: original.Parameters<Ts>): void;
function assert<Ts>(property: original.IAsyncProperty<Ts>, parameters?: original.Parameters<Ts>): Promise<void>;
function assert<Ts>(
  property: original.IRawProperty<Ts>,
  { numRuns = ordinaryRuns, ...parameters }: original.Parameters<Ts> = {},
): Promise<void> | void {
  return original.assert(property, { ...parameters, numRuns: numRuns * runsFactor });
}

export type Arbitrary<T> = original.Arbitrary<T>;

/** fast-check, whose properties try the same values in every run. The only way by which tests get it. */
const fc: Omit<typeof original, "assert" | "check"> & { assert: typeof assert } = { ...original, assert };
export default fc;

const width = { name: 14, detail: 44 };

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Does one stage of a start and prints its line: what it was, what came of it, how long it took. */
export async function stage<T>(name: string, work: () => Promise<{ detail: string; value: T }>): Promise<T> {
  const started = performance.now();
  const { detail, value } = await work();
  printStage(name, detail, performance.now() - started);
  return value;
}

export function printStage(name: string, detail: string, milliseconds: number): void {
  console.log(`  ${name.padEnd(width.name)}${detail.padEnd(width.detail)}${inSeconds(milliseconds).padStart(8)}`);
}

/** Since this process began, so that the time that Node and tsx take is counted too. */
export const sinceProcessStart = () => inSeconds(performance.now());

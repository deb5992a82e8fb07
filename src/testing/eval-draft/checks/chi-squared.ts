/** How far counts are from being even: the sum of squared differences over what each should be. */
export function chiSquared(counts: readonly number[]): number {
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
}

/** Even counts go beyond it once in a thousand times, by degrees of freedom from 1. */
const oneInAThousand = [10.828, 13.816, 16.266, 18.467, 20.515];

export const chiBound = (places: number): number => oneInAThousand[places - 2] ?? Number.NaN;

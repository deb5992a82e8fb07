/** The numbers to show around a page: first, last, its neighbours; 0 stands for a gap. */
export function pagesAround(page: number, last: number): number[] {
  const wanted = new Set([1, last, page - 1, page, page + 1].filter((number) => number >= 1 && number <= last));
  const numbers = [...wanted].sort((a, b) => a - b);
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1];
    if (before === undefined || number - before === 1) return [number];
    return number - before === 2 ? [number - 1, number] : [0, number];
  });
}

import "server-only";

/** How many pages of `size` rows a list fills; an empty one has its first. */
export const lastPageOf = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/**
 * The page asked for or, past the end of the list, its last one: rows leave a list while someone works through it. `read`
 * gives a page and the total of the list; a total that is counted along with the rows may be 0 past the end.
 */
export async function readPage<Found extends { total: number }>(
  asked: number,
  size: number,
  read: (page: number) => Promise<Found>,
): Promise<Found & { page: number; lastPage: number }> {
  const found = await read(asked);
  const lastPage = lastPageOf(found.total, size);
  if (asked <= lastPage) return { ...found, page: asked, lastPage };
  const { total } = found.total > 0 ? found : await read(1);
  return readPage(Math.min(lastPageOf(total, size), asked - 1), size, read);
}

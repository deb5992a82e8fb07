import { describe, expect, it } from "vitest";
import { lastPageOf, readPage } from "./read-page";

const size = 10;

/** A list of `count` numbers, whose total is counted with the rows or beside them; remembers the pages it was asked for. */
function listOf(count: () => number, isCountedBeside: boolean) {
  const read: number[] = [];
  const readRows = async (page: number) => {
    read.push(page);
    const rows = Array.from({ length: count() }, (_, at) => at + 1).slice((page - 1) * size, page * size);
    return { rows, total: isCountedBeside || rows.length > 0 ? count() : 0 };
  };
  return { read, page: (asked: number) => readPage(asked, size, readRows) };
}

describe.each([
  ["beside the rows", true],
  ["with the rows", false],
])("a list whose total is counted %s", (_, isCountedBeside) => {
  it("answers with the page asked for in one reading", async () => {
    const list = listOf(() => 20, isCountedBeside);
    expect(await list.page(2)).toMatchObject({
      page: 2,
      lastPage: 2,
      total: 20,
      rows: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    });
    expect(list.read).toEqual([2]);
  });

  it("answers with its last page past its end", async () => {
    for (const asked of [3, 9999])
      expect(await listOf(() => 12, isCountedBeside).page(asked)).toEqual({
        page: 2,
        lastPage: 2,
        total: 12,
        rows: [11, 12],
      });
    expect(await listOf(() => 10, isCountedBeside).page(2)).toMatchObject({ page: 1, lastPage: 1, total: 10 });
  });

  it("answers with an empty first page when nothing is in it", async () => {
    for (const asked of [1, 2])
      expect(await listOf(() => 0, isCountedBeside).page(asked)).toEqual({ page: 1, lastPage: 1, total: 0, rows: [] });
  });

  it("follows a list that shrinks while it is read", async () => {
    let count = 40;
    const list = listOf(() => {
      count -= 4;
      return Math.max(0, count);
    }, isCountedBeside);
    const { page, rows } = await list.page(9);
    expect(rows.length > 0 || page === 1).toBe(true);
  });
});

it("counts an empty list as one page", () => {
  expect([0, 1, 10, 11].map((total) => lastPageOf(total, size))).toEqual([1, 1, 1, 2]);
});

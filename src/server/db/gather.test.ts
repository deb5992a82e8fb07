import { expect, test } from "vitest";
import { aGate } from "@/testing/gate";
import { gather } from "./gather";

/** Doubles numbers; the first group is on its way until the gate opens. */
function doubling(most = 10, refuse: (call: number) => boolean = () => false) {
  const groups: number[][] = [];
  const gate = aGate();
  const double = gather(async (calls: readonly number[]) => {
    groups.push([...calls]);
    if (groups.length === 1) await gate.pass();
    if (calls.some(refuse)) throw new Error(`refused ${calls.join()}`);
    return calls.map((call) => call * 2);
  }, most);
  return { groups, gate, double };
}

test("what comes at one moment goes together, and each gets its own answer", async () => {
  const { groups, gate, double } = doubling();
  gate.open();
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(groups).toEqual([[1, 2, 3], [4]]);
});

test("what comes while others are on their way goes next, at most so many at once", async () => {
  const { groups, gate, double } = doubling(2);
  const first = double(1);
  await gate.arrived;
  const later = [2, 3, 4].map(double);
  gate.open();
  expect([await first, ...(await Promise.all(later))]).toEqual([2, 4, 6, 8]);
  expect(groups).toEqual([[1], [2, 3], [4]]);
});

test("one that fails does not make the others fail, and what comes later goes on", async () => {
  const { groups, gate, double } = doubling(10, (call) => call === 2);
  gate.open();
  const settled = await Promise.allSettled([1, 2, 3].map(double));
  expect(settled).toMatchObject([{ value: 2 }, { reason: { message: "refused 2" } }, { value: 6 }]);
  expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(await double(5)).toBe(10);
});

test("one that hangs does not hold up what comes later", async () => {
  const { groups, gate, double } = doubling();
  const hanging = double(1);
  await gate.arrived;
  expect(await Promise.all([2, 3].map(double))).toEqual([4, 6]);
  expect(groups).toEqual([[1], [2, 3]]);
  gate.open();
  expect(await hanging).toBe(2);
  expect(await double(4)).toBe(8);
});

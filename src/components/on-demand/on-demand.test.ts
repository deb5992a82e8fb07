import { expect, test } from "vitest";
import { OnDemand } from "./on-demand";

/** Code of a page whose connection the test cuts. */
function someCode() {
  const world = { isCut: false, fetches: 0 };
  const code = new OnDemand(async () => {
    world.fetches += 1;
    if (world.isCut) throw new Error("Failed to load chunk");
    return "notes";
  });
  return { world, code };
}

test("code is fetched once, whoever asks for it", async () => {
  const { world, code } = someCode();
  let told = 0;
  code.subscribe(() => {
    told += 1;
  });
  expect(code.read()).toBeUndefined();
  expect(await Promise.all([code.load(), code.load()])).toEqual(["notes", "notes"]);
  expect(code.read()).toBe("notes");
  expect({ fetches: world.fetches, told }).toEqual({ fetches: 1, told: 1 });
});

test("code that could not be fetched is fetched again when it is asked for again", async () => {
  const { world, code } = someCode();
  world.isCut = true;
  await expect(code.load()).rejects.toThrow("Failed to load chunk");
  world.isCut = false;
  expect(await code.load()).toBe("notes");
  expect(world.fetches).toBe(2);
});

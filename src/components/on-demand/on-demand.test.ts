import { expect, test } from "vitest";
import { OnDemand } from "./on-demand";

/** Code of a page whose connection the test cuts. */
function someCode() {
  const deps = { isCut: false, fetches: 0 };
  const code = new OnDemand(async () => {
    deps.fetches += 1;
    if (deps.isCut) throw new Error("Failed to load chunk");
    return "notes";
  });
  return { deps, code };
}

test("code is fetched once, whoever asks for it", async () => {
  const { deps, code } = someCode();
  let told = 0;
  code.subscribe(() => {
    told += 1;
  });
  expect(code.read()).toBeUndefined();
  expect(await Promise.all([code.load(), code.load()])).toEqual(["notes", "notes"]);
  expect(code.read()).toBe("notes");
  expect({ fetches: deps.fetches, told }).toEqual({ fetches: 1, told: 1 });
});

test("code that could not be fetched is fetched again when it is asked for again", async () => {
  const { deps, code } = someCode();
  deps.isCut = true;
  await expect(code.load()).rejects.toThrow("Failed to load chunk");
  deps.isCut = false;
  expect(await code.load()).toBe("notes");
  expect(deps.fetches).toBe(2);
});

import { afterAll } from "vitest";
import { setVariable } from "../src/env/server";

// The next file of this process starts with the configuration that this one began with. Registered before the file's own hooks,
// this runs after them.
const before = { ...process.env };

afterAll(() => {
  for (const name of new Set([...Object.keys(before), ...Object.keys(process.env)])) {
    if (process.env[name] === before[name]) continue;
    setVariable(name, before[name] ?? "");
  }
});

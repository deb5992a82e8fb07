import "server-only";
import { type Env, parseEnv } from "./schema";

let parsed: Env | undefined;

/**
 * The configuration, read on first use: importing this module never fails, so a build needs no configuration.
 * A bad value throws EnvError, which names every one of them.
 */
export const env: Env = new Proxy({} as Env, {
  get(_target, name) {
    parsed ??= parseEnv(process.env);
    return Reflect.get(parsed, name);
  },
});

/** For commands that set variables for themselves (the port that was really taken) before anything has read them. */
export function setVariable(name: string, value: string): void {
  process.env[name] = value;
  parsed = undefined;
}

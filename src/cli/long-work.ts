import { CommandError } from "./command-error";

/** Fires when someone stops the command, which then takes back what it began. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(name, () => stop.abort(new CommandError(`Stopped by ${name}. No partial work was kept.`)));
  return stop.signal;
}

/** As people read it: 1.5 MiB. */
export function inBytes(bytes: number): string {
  const power = Math.min(3, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${["bytes", "KiB", "MiB", "GiB"][power]}`;
}

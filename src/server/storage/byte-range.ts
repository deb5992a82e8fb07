import "server-only";
import type { ByteRange } from "./storage";

/**
 * The one range that a Range header asks for (RFC 9110, 14.2). "none" if it is absent, unreadable or asks for several,
 * in which case the whole is the right answer; "unsatisfiable" if it starts behind the end.
 */
export function parseRange(header: string | null | undefined, sizeBytes: number): ByteRange | "none" | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match) return "none";
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return "none";
  if (first === "") {
    const length = Number(last);
    if (length === 0 || sizeBytes === 0) return "unsatisfiable";
    return { start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < start) return "none";
  if (start >= sizeBytes) return "unsatisfiable";
  return { start, end };
}

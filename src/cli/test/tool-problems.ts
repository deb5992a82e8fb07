import { stripVTControlCharacters } from "node:util";
import type { ToolResult } from "./suite";

/** A file with a line, as compilers and linters name what is wrong there, or with the formatter, which names no line. */
const place = /^\S+\.(?:[cm]?[jt]sx?|json|css)(?:[:(]\d| format )/;

/** Of what a tool printed that found something, the lines that name a file, at most ten, or else its first one. */
export function problemsOf({ code, output }: Pick<ToolResult, "code" | "output">): string[] {
  if (code === 0) return [];
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.replace(/\s*━+$/, "").trim());
  const places = lines.filter((line) => place.test(`${line} `));
  return places.length > 0 ? places.slice(0, 10) : [lines.find((line) => line !== "") ?? `ended with ${code}`];
}

import "server-only";
import type { SourceLimits } from "./limits";
import { SourceProblem } from "./source-problem";

const decoders = [
  { mark: [0xef, 0xbb, 0xbf], label: "utf-8" },
  { mark: [0xff, 0xfe], label: "utf-16le" },
  { mark: [0xfe, 0xff], label: "utf-16be" },
] as const;

/**
 * The text of bytes that are UTF-8, or UTF-16 with a byte-order mark; line ends as LF.
 * @throws SourceProblem "wrong_encoding", "too_large"
 */
export function decodeText(bytes: Uint8Array, limits: SourceLimits): string {
  if (bytes.length > limits.textBytes)
    throw new SourceProblem("too_large", { mebibytes: limits.textBytes / 1024 ** 2 });
  const label = decoders.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.label ?? "utf-8";
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new SourceProblem("wrong_encoding");
  }
  if (text.includes("\0")) throw new SourceProblem("wrong_encoding");
  return text.replace(/\r\n?/g, "\n");
}

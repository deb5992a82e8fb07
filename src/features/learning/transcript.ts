/** A line of a transcript; `start` and `end` in seconds, null where the text carries no times. */
export interface TranscriptLine {
  start: number | null;
  end: number | null;
  text: string;
}

const clock = /(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})/;
const timing = new RegExp(`^\\s*${clock.source}\\s*-->\\s*${clock.source}`);

function seconds(parts: readonly (string | undefined)[]): number {
  const [hours, minutes, whole, fraction] = parts;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${fraction}`);
}

function plainCue(lines: readonly string[]): string {
  return lines
    .join(" ")
    .replace(/<v\s+([^>]+)>/g, "$1: ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** The lines of a transcript in WebVTT (W3C) or SubRip, or of plain text, one paragraph a line. */
export function parseTranscript(source: string): TranscriptLine[] {
  const blocks = source
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/);
  const timed: TranscriptLine[] = [];
  for (const block of blocks) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => timing.test(line));
    const match = timing.exec(lines[at] ?? "");
    if (!match) continue;
    const text = plainCue(lines.slice(at + 1));
    if (text) timed.push({ start: seconds(match.slice(1, 5)), end: seconds(match.slice(5, 9)), text });
  }
  if (timed.length > 0) return timed;
  return blocks
    .map((block) => block.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "" && text !== "WEBVTT")
    .map((text) => ({ start: null, end: null, text }));
}

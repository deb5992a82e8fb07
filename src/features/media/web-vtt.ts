/** One caption: what is read, from when to when. Times in whole milliseconds from the video's beginning. */
export interface Cue {
  startMs: number;
  endMs: number;
  text: string;
  /** As the file gave them, kept as they are: an identifier, and settings such as "line:0 align:start". */
  id: string;
  settings: string;
}

export type CueProblem =
  | "bad_header"
  | "bad_time"
  | "end_before_start"
  | "before_previous"
  | "empty"
  | "arrow_in_text"
  | "no_timing";

/** What is wrong, with the line of the file where it is, counted from 1. */
export interface LineProblem {
  line: number;
  problem: CueProblem;
}

export interface ParsedCaptions {
  cues: Cue[];
  problems: LineProblem[];
}

const TIME = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})$/;

/** Milliseconds of "01:02:03.500", "02:03.5" or, as SubRip writes them, "00:02:03,500"; null if it is no time. */
export function parseTime(text: string): number | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, hours = "0", minutes = "0", seconds = "0", part = "0"] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(part.padEnd(3, "0"));
}

/** Always with hours: "00:02:03.500". */
export function writeTime(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(whole / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return `${clock}.${String(whole % 1000).padStart(3, "0")}`;
}

/** Reads WebVTT (W3C, WebVTT 1, 6.1) or SubRip, whichever it is; NOTE, STYLE and REGION blocks are passed over. */
export function parseCaptions(source: string): ParsedCaptions {
  const lines = source
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? "");
  const problems: LineProblem[] = [];
  const blocks = toBlocks(lines, isVtt ? 1 : 0);
  const looksSubRip = blocks.some(({ lines: [first = "", second = ""] }) =>
    [first, second].some((line) => line.includes("-->")),
  );
  if (!isVtt && !looksSubRip) return { cues: [], problems: [{ line: 1, problem: "bad_header" }] };
  const cues: Cue[] = [];
  for (const block of blocks) {
    if (isVtt && /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block.lines[0] ?? "")) continue;
    const cue = readBlock(block, problems, isVtt);
    if (cue) cues.push(cue);
  }
  return { cues, problems };
}

interface Block {
  /** Of its first line, counted from 1. */
  at: number;
  lines: string[];
}

function toBlocks(lines: readonly string[], from: number): Block[] {
  const blocks: Block[] = [];
  let current: Block | null = null;
  // What is in the header itself belongs to no block.
  let isHeader = from === 1;
  for (const [index, line] of lines.entries()) {
    if (index < from) continue;
    if (line.trim() === "") {
      current = null;
      isHeader = false;
    } else if (!isHeader) {
      if (current === null) {
        current = { at: index + 1, lines: [] };
        blocks.push(current);
      }
      current.lines.push(line);
    }
  }
  return blocks;
}

function readBlock({ at, lines }: Block, problems: LineProblem[], isVtt: boolean): Cue | null {
  const timing = lines.findIndex((line) => line.includes("-->"));
  if (timing < 0 || timing > 1) {
    problems.push({ line: at, problem: "no_timing" });
    return null;
  }
  const [from = "", rest = ""] = (lines[timing] ?? "").split("-->");
  const [to = "", ...settings] = rest.trim().split(/[ \t]+/);
  const [startMs, endMs] = [parseTime(from), parseTime(to)];
  if (startMs === null || endMs === null) {
    problems.push({ line: at + timing, problem: "bad_time" });
    return null;
  }
  if (endMs <= startMs) problems.push({ line: at + timing, problem: "end_before_start" });
  const text = lines.slice(timing + 1).join("\n");
  const id = timing === 1 && isVtt ? (lines[0] ?? "") : "";
  return { startMs, endMs, text, id, settings: isVtt ? settings.join(" ") : "" };
}

/** What has to be fixed before these can be stored, by the cue's place, counted from 0. */
export function checkCues(cues: readonly Cue[]): { index: number; problem: CueProblem }[] {
  const problems: { index: number; problem: CueProblem }[] = [];
  for (const [index, cue] of cues.entries()) {
    const found = problemOf(cue, cues[index - 1]);
    if (found) problems.push({ index, problem: found });
  }
  return problems;
}

function problemOf(cue: Cue, previous: Cue | undefined): CueProblem | null {
  if (cue.endMs <= cue.startMs) return "end_before_start";
  if (previous && cue.startMs < previous.startMs) return "before_previous";
  if (cue.text.trim() === "") return "empty";
  return cue.text.includes("-->") ? "arrow_in_text" : null;
}

/** Writes WebVTT that reads back as the same cues. An empty line would end a cue, so texts lose theirs. */
export function writeCaptions(cues: readonly Cue[]): string {
  const blocks = cues.map(({ startMs, endMs, text, id, settings }) => {
    const name = id
      .replace(/[\r\n]+/g, " ")
      .replaceAll("-->", "")
      .trim();
    const timing = `${writeTime(startMs)} --> ${writeTime(endMs)}${settings ? ` ${settings}` : ""}`;
    return [...(name ? [name] : []), timing, cleanText(text)].join("\n");
  });
  return `${["WEBVTT", ...blocks].join("\n\n")}\n`;
}

const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .join("\n");

/** Two cues out of one: the words at the cursor, the time in proportion, or where the player is if that is inside. */
export function splitCue(cue: Cue, at: number, playerMs: number | null): [Cue, Cue] {
  const [before, after] = [cue.text.slice(0, at).trim(), cue.text.slice(at).trim()];
  const share = cue.text.length === 0 ? 0.5 : Math.min(0.9, Math.max(0.1, at / cue.text.length));
  const isInside = playerMs !== null && playerMs > cue.startMs && playerMs < cue.endMs;
  const middle = isInside ? Math.round(playerMs) : Math.round(cue.startMs + (cue.endMs - cue.startMs) * share);
  return [
    { ...cue, text: before, endMs: middle },
    { ...cue, id: "", text: after, startMs: middle },
  ];
}

export function mergeCues(one: Cue, next: Cue): Cue {
  return { ...one, endMs: Math.max(one.endMs, next.endMs), text: [one.text, next.text].filter(Boolean).join("\n") };
}

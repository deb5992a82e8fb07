import "server-only";
import { type Cue, parseCaptions } from "@/features/media/web-vtt";
import type { Block } from "./block";
import { SourceProblem } from "./source-problem";

/** A pause after which someone starts again, in milliseconds. */
const PAUSE = 2_000;
/** Characters after which the end of a sentence ends a block, and after which anything does. */
const ENOUGH = 200;
const MOST = 600;

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
};

/**
 * What is said, in stretches of some sentences, each with its seconds. Cues are too short to stand for themselves: they end
 * where the screen does, not the thought.
 * @throws SourceProblem "damaged" where no cue can be read.
 */
export function readTranscript(source: string): Block[] {
  const { cues, problems } = parseCaptions(source);
  if (cues.length === 0) throw problems.length > 0 ? new SourceProblem("damaged") : new SourceProblem("no_text");
  const blocks: Block[] = [];
  let last: Cue | null = null;
  for (const cue of cues) {
    const text = spoken(cue.text);
    if (text === "") continue;
    const block = blocks.at(-1);
    const [startSecond, endSecond] = [cue.startMs / 1000, Math.max(cue.startMs, cue.endMs) / 1000];
    if (block && last && goesOn(block.text, text, last, cue)) {
      block.text += ` ${text}`;
      block.endSecond = Math.max(block.endSecond ?? 0, endSecond);
    } else blocks.push({ kind: "paragraph", text, startSecond, endSecond });
    last = cue;
  }
  return blocks;
}

function goesOn(before: string, next: string, last: Cue, cue: Cue): boolean {
  if (voiceOf(last.text) !== voiceOf(cue.text) || cue.startMs < last.startMs) return false;
  if (cue.startMs - last.endMs > PAUSE || before.length + next.length >= MOST) return false;
  return before.length < ENOUGH || !/[.!?…。！？]["'”’)]*$/u.test(before);
}

const voiceOf = (text: string): string => /<v(?:\.[^\s>]*)?\s+([^>]*)>/.exec(text)?.[1]?.trim() ?? "";

const spoken = (text: string): string =>
  text
    .replace(/<[^>]*>/g, "")
    .replace(/&[a-z]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();

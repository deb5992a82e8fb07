"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Transcript } from "@/features/learning/server/show-media";
import type { TranscriptLine } from "@/features/learning/transcript";
import { clockOf } from "@/lib/clock-of";

interface TranscriptProps extends Transcript {
  /** Where the video is, in seconds; null before it runs. */
  at: number | null;
  onChoose: (seconds: number) => void;
}

function currentLine(lines: readonly TranscriptLine[], at: number | null): number {
  if (at === null) return -1;
  return lines.findLastIndex((line) => line.start !== null && line.start <= at + 0.05);
}

/** What is said, line by line: a line with a time leads there, the current one is marked and kept in view. */
export function VideoTranscript({ lines, at, language, onChoose }: TranscriptProps) {
  const t = useTranslations("learning.video");
  const list = useRef<HTMLOListElement>(null);
  const here = currentLine(lines, at);
  useEffect(() => {
    const line = list.current?.children[here];
    if (!(line instanceof HTMLElement) || !list.current) return;
    // Only the list moves, never the page.
    list.current.scrollTo({ top: line.offsetTop - list.current.offsetTop - list.current.clientHeight / 3 });
  }, [here]);
  if (lines.length === 0) return null;
  const isTimed = lines.some((line) => line.start !== null);
  return (
    <details className="transcript" open>
      <summary>
        <b>{t("transcript")}</b> {isTimed && <span className="caption">{t("transcriptHint")}</span>}
      </summary>
      <ol ref={list} lang={language ?? undefined}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <li key={index} aria-current={index === here ? "true" : undefined}>
            {line.start === null ? (
              line.text
            ) : (
              <a
                href={`#t=${Math.floor(line.start)}`}
                onClick={(event) => {
                  event.preventDefault();
                  onChoose(line.start ?? 0);
                }}
              >
                <span className="num">{clockOf(line.start)}</span> {line.text}
              </a>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

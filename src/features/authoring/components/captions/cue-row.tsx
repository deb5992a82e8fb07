"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { CuesUnderEdit, EditedCue } from "@/features/authoring/components/captions/use-cues";
import { type CueProblem, parseTime, writeTime } from "@/features/media/web-vtt";

export interface CuePlayer {
  /** Where the player is, in milliseconds; null without a video. */
  now: () => number | null;
  playFrom: (milliseconds: number) => void;
}

/** One cue: its times, its text, and what can be done to it. */
export function CueRow({
  cue,
  index,
  isLast,
  problem,
  edit,
  player,
}: {
  cue: EditedCue;
  index: number;
  isLast: boolean;
  problem: CueProblem | null;
  edit: CuesUnderEdit;
  player: CuePlayer;
}) {
  const t = useTranslations("media.captions");
  const text = useRef<HTMLTextAreaElement>(null);
  const note = useId();
  const number = index + 1;
  const split = () => edit.split(index, text.current?.selectionStart ?? cue.text.length, player.now());
  const setTime = (side: "startMs" | "endMs") => {
    const now = player.now();
    if (now !== null) edit.change(index, { [side]: now });
  };

  function onKey(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) split();
    else if (event.altKey && event.code === "KeyP") player.playFrom(cue.startMs);
    else return;
    event.preventDefault();
  }

  return (
    <li
      className="grid grid-cols-[2rem_9rem_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-1 border-line border-be py-2 [contain-intrinsic-block-size:auto_5.5rem] [content-visibility:auto] max-phone:grid-cols-[1.5rem_minmax(0,1fr)]"
      aria-label={t("cue", { number })}
    >
      <span className="num pbs-1 text-ink-muted" aria-hidden="true">
        {number}
      </span>
      <span className="grid gap-1 max-phone:grid-cols-[1fr_1fr]">
        <TimeField label={t("start")} value={cue.startMs} onTime={(startMs) => edit.change(index, { startMs })} />
        <TimeField label={t("end")} value={cue.endMs} onTime={(endMs) => edit.change(index, { endMs })} />
      </span>
      <span className="grid gap-1 max-phone:col-start-2">
        <textarea
          ref={text}
          className="input"
          rows={2}
          maxLength={2_000}
          aria-label={t("text")}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? note : undefined}
          data-cue={cue.key}
          value={cue.text}
          onKeyDown={onKey}
          onChange={(event) => edit.change(index, { text: event.target.value })}
        />
        {problem && (
          <span id={note} className="field__error">
            <Icon name="circle-alert" /> {t(`problem.${problem}`)}
          </span>
        )}
      </span>
      <span className="grid grid-cols-[repeat(3,auto)] max-phone:col-start-2 max-phone:grid-cols-[repeat(6,auto)] max-phone:justify-start">
        <Button size="small" look="quiet" icon="play" iconOnly onClick={() => player.playFrom(cue.startMs)}>
          {t("play", { number })}
        </Button>
        <Button size="small" look="quiet" icon="timer" iconOnly onClick={() => setTime("startMs")}>
          {t("setStart", { number })}
        </Button>
        <Button size="small" look="quiet" icon="clock" iconOnly onClick={() => setTime("endMs")}>
          {t("setEnd", { number })}
        </Button>
        <Button size="small" look="quiet" icon="move-vertical" iconOnly onClick={split}>
          {t("split", { number })}
        </Button>
        {!isLast && (
          <Button size="small" look="quiet" icon="link" iconOnly onClick={() => edit.merge(index)}>
            {t("merge", { number })}
          </Button>
        )}
        <Button size="small" look="quiet" icon="trash-2" iconOnly onClick={() => edit.remove(index)}>
          {t("remove", { number })}
        </Button>
      </span>
    </li>
  );
}

/** A time as text; what is none stays as it was typed and is said, until it is fixed. */
function TimeField({ label, value, onTime }: { label: string; value: number; onTime: (milliseconds: number) => void }) {
  const t = useTranslations("media.captions.problem");
  const [typed, setTyped] = useState<string | null>(null);
  const note = useId();
  const isBad = typed !== null && parseTime(typed) === null;
  const take = () => {
    const time = typed === null ? null : parseTime(typed);
    if (time === null) return;
    setTyped(null);
    if (time !== value) onTime(time);
  };
  return (
    <span>
      <input
        className="input num"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isBad ? true : undefined}
        aria-describedby={isBad ? note : undefined}
        value={typed ?? writeTime(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          if (event.key === "Escape") setTyped(null);
        }}
      />
      {isBad && (
        <span id={note} className="field__error">
          <Icon name="circle-alert" /> {t("bad_time")}
        </span>
      )}
    </span>
  );
}

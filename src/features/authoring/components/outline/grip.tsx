"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { gripClass } from "@/components/studio/grip-class";
import { Icon } from "@/components/ui/icon";

export interface GripProps {
  /** "Move 3.1" */
  name: string;
  /** While lifted: "Moving 3.3, new place 4 of 5". */
  lifted: string | null;
  onLift: () => void;
  onStep: (step: "up" | "down") => void;
  onDrop: () => void;
  onPutBack: () => void;
  /** The focus left the lifted row. */
  onLeave: () => void;
  onPointerDown: (event: PointerEvent) => void;
}

/** Moves a row: carried with a pointer; with the keyboard lifted by Enter, moved by arrows, dropped by Enter, put back by Escape. */
export function Grip({ name, lifted, onLift, onStep, onDrop, onPutBack, onLeave, onPointerDown }: GripProps) {
  const isLifted = lifted !== null;
  function key(event: KeyboardEvent) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (isLifted) onDrop();
      else onLift();
    } else if (isLifted && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      onStep(event.key === "ArrowUp" ? "up" : "down");
    } else if (isLifted && event.key === "Escape") {
      event.preventDefault();
      onPutBack();
    }
  }
  return (
    <button
      type="button"
      className={gripClass}
      aria-pressed={isLifted}
      onKeyDown={key}
      onPointerDown={onPointerDown}
      onBlur={() => isLifted && onLeave()}
    >
      <Icon name="grip-vertical" />
      <span className="visually-hidden">{lifted ?? name}</span>
    </button>
  );
}

/** The keys that work while a row is lifted, in the row itself. */
export function LiftedKeys({ className }: { className: string }) {
  const t = useTranslations("authoring.outline.keys");
  return (
    <span className={`type-caption ps-2 whitespace-nowrap text-ink-muted ${className}`} data-keys>
      {t.rich("all", { kbd: (chunk) => <kbd>{chunk}</kbd> })}
    </span>
  );
}

/** A title that becomes a field where it is. Enter keeps, Escape and leaving the empty field keep the old one. */
export function TitleField({
  label,
  value,
  onDone,
}: {
  label: string;
  value: string;
  onDone: (title: string | null) => void;
}) {
  const [typed, setTyped] = useState(value);
  const done = (title: string | null) => onDone(title?.trim() && title.trim() !== value ? title.trim() : null);
  return (
    <input
      className="input inline-full min-block-7 py-0"
      aria-label={label}
      value={typed}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the field takes the place of the title that was just chosen for renaming
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => done(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter") done(typed);
        if (event.key === "Escape") done(null);
      }}
    />
  );
}

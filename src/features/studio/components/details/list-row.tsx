"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { gripClass } from "@/components/studio/grip-class";
import { Icon } from "@/components/ui/icon";
import { RowButtons } from "@/components/ui/row-buttons";
import { detailLimits } from "@/features/courses/details";

export interface ListRowProps {
  id: string | undefined;
  /** From 1. */
  place: number;
  of: number;
  name: string;
  text: string;
  isReadOnly: boolean | undefined;
  onText: (text: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** To a place counted from 0. */
  onMove: (to: number) => void;
  /** Another row, by its place from 0, was dropped here. */
  onDrop: (from: number) => void;
  onRemove: () => void;
}

/** What is dragged says that it is a row, so that a row takes no file and no text. */
const dragType = "application/x-lectern-row";

/** One entry of a list: its text, and the ways to move and remove it. */
export function ListRow({ id, place, of, name, text, isReadOnly, ...on }: ListRowProps) {
  const t = useTranslations("studio.details");
  return (
    <li
      className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-2 py-1 max-phone:grid-cols-[2.75rem_minmax(0,1fr)]"
      onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(dragType);
        if (from === "") return;
        event.preventDefault();
        on.onDrop(Number(from));
      }}
    >
      {isReadOnly ? (
        <span className="num text-ink-muted">{place}</span>
      ) : (
        <span
          className={gripClass}
          aria-hidden="true"
          draggable
          onDragStart={(event) => event.dataTransfer.setData(dragType, String(place - 1))}
        >
          <Icon name="grip-vertical" />
        </span>
      )}
      <input
        id={id}
        className="input"
        aria-label={name}
        value={text}
        dir="auto"
        readOnly={isReadOnly}
        maxLength={detailLimits.item}
        onChange={(event) => on.onText(event.target.value)}
        onKeyDown={on.onKey}
      />
      {!isReadOnly && (
        <span className="inline-flex max-phone:col-start-2">
          <RowButtons
            place={place}
            of={of}
            words={{ up: t("up", { name }), down: t("down", { name }), remove: t("removeEntry", { name }) }}
            onMove={(by) => on.onMove(place - 1 + by)}
            onRemove={on.onRemove}
          />
        </span>
      )}
    </li>
  );
}

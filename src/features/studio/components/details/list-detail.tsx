"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { StandingError } from "@/components/ui/error-line";
import { type DetailList, type DetailValue, detailLimits, problemOf } from "@/features/courses/details";
import { isSameValue } from "@/lib/field-value";
import { ConflictNotice } from "./conflict-notice";
import { type DetailHome, fieldId } from "./detail-home";
import { ListRow } from "./list-row";

interface Row {
  key: number;
  text: string;
}

const textsOf = (rows: readonly Row[]): string[] => rows.map(({ text }) => text).filter((text) => /\S/.test(text));
const listOf = (value: DetailValue): readonly string[] => (typeof value === "object" && value !== null ? value : []);

/** What a key does in a row, if anything but write. */
function actOf({ key, altKey, nativeEvent }: KeyboardEvent<HTMLInputElement>, text: string) {
  if (nativeEvent.isComposing) return null;
  if (key === "Enter") return "open";
  if (key === "Backspace" && text === "") return "close";
  if (altKey && key === "ArrowUp") return "up";
  return altKey && key === "ArrowDown" ? "down" : null;
}

/**
 * A list in the author's order. Enter opens the next line, Backspace in an empty one closes it, Alt with an arrow moves it; each of
 * these is a button as well, and rows can be dragged. Empty lines are not saved.
 */
export function ListDetail({ field, ...home }: DetailHome & { field: DetailList }) {
  const t = useTranslations("studio.details");
  const { saver, view, isReadOnly } = home;
  const value = listOf(view.values[field]);
  const made = useRef(0);
  const rowsOf = (texts: readonly string[]): Row[] => texts.map((text) => ({ key: made.current++, text }));
  const [rows, setRows] = useState<Row[]>(() => rowsOf(value));
  const [said, say] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const focusAt = useRef<number | null>(null);

  // Taken over from elsewhere: an earlier visit, or the other's version.
  if (!isSameValue(textsOf(rows), value)) setRows(rowsOf(value));

  useEffect(() => {
    if (focusAt.current === null) return;
    const inputs = list.current?.querySelectorAll("input") ?? [];
    const target = inputs[Math.min(focusAt.current, inputs.length - 1)];
    focusAt.current = null;
    (target ?? document.getElementById(`${fieldId(field)}-add`))?.focus();
  });

  function put(next: Row[]) {
    setRows(next);
    saver.change(field, textsOf(next));
  }
  function open(at: number) {
    if (rows.length >= detailLimits.items) return;
    focusAt.current = at;
    put([...rows.slice(0, at), ...rowsOf([""]), ...rows.slice(at)]);
  }
  function close(at: number) {
    focusAt.current = Math.max(0, at - 1);
    put(rows.filter((_, n) => n !== at));
    say(t("removed"));
  }
  function move(from: number, to: number) {
    const row = rows[from];
    if (!row || to < 0 || to >= rows.length || to === from) return;
    const rest = rows.filter((_, n) => n !== from);
    focusAt.current = to;
    put([...rest.slice(0, to), row, ...rest.slice(to)]);
    say(t("moved", { place: to + 1, of: rows.length }));
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>, at: number) {
    const act = actOf(event, rows[at]?.text ?? "");
    if (act === null) return;
    event.preventDefault();
    if (act === "open") open(at + 1);
    else if (act === "close") close(at);
    else move(at, act === "up" ? at - 1 : at + 1);
  }

  const problem = problemOf(field, textsOf(rows));
  return (
    <fieldset
      className="grid min-inline-0 justify-items-start gap-2 [&>.notice]:inline-full"
      id={rows.length === 0 ? undefined : `${fieldId(field)}-group`}
      aria-describedby={problem ? `${fieldId(field)}-note` : undefined}
    >
      <legend className="label">{t(`fields.${field}`)}</legend>
      <p className="field__hint">{t(`hints.${field}`)}</p>
      <ol className="grid inline-full" ref={list}>
        {rows.map((row, at) => (
          <ListRow
            key={row.key}
            id={at === 0 ? fieldId(field) : undefined}
            place={at + 1}
            of={rows.length}
            name={t(`entries.${field}`, { place: at + 1 })}
            text={row.text}
            isReadOnly={isReadOnly}
            onText={(text) => put(rows.map((other, n) => (n === at ? { ...other, text } : other)))}
            onKey={(event) => onKey(event, at)}
            onMove={(to) => move(at, to)}
            onDrop={(from) => move(from, at)}
            onRemove={() => close(at)}
          />
        ))}
      </ol>
      {problem && (
        <StandingError id={`${fieldId(field)}-note`}>
          {t(`problems.${problem}`, { most: detailLimits.item })}
        </StandingError>
      )}
      {!isReadOnly && (
        <Button
          id={rows.length === 0 ? fieldId(field) : `${fieldId(field)}-add`}
          size="small"
          icon="plus"
          onClick={() => open(rows.length)}
          disabled={rows.length >= detailLimits.items}
        >
          {t(`add.${field}`)}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {said}
      </span>
      <ConflictNotice field={field} name={t(`fields.${field}`)} {...home} />
    </fieldset>
  );
}

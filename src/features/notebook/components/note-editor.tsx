"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Switch } from "@/components/form/switch";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { SavedState } from "@/components/ui/saved-state";
import { NoteQuote } from "@/features/notebook/components/note-frame";
import { areTags, asTags, asText, type NoteHome, useNoteFields } from "@/features/notebook/hooks/use-note-fields";
import { mostNoteLetters, mostTagLetters, mostTags } from "@/features/notebook/limits";

const tagsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** A note while it is written: saved as it is typed, kept on this device until it is. */
export function NoteEditor({ onDone, takesFocus, ...home }: NoteHome & { onDone: () => void; takesFocus: boolean }) {
  const t = useTranslations("notebook.lesson");
  const id = useId();
  const { saver, view } = useNoteFields(home);
  const text = asText(view.values.content);
  const tooMany = text.length - mostNoteLetters;
  const isEmpty = home.note === null && text.trim() === "";

  async function done() {
    if (isEmpty) {
      saver.change("tags", []);
      saver.change("sharing", "private");
      return onDone();
    }
    // An empty note is none: what was stored stays.
    if (home.note && text.trim() === "") saver.change("content", home.note.content);
    await saver.flush();
    if (tooMany <= 0 && !saver.read().isDirty) onDone();
  }

  return (
    <div className="grid gap-3 type-ui">
      <TextArea
        label={t("text")}
        hint={t("textHint", { most: mostNoteLetters })}
        error={tooMany > 0 ? t("tooLong", { count: tooMany }) : undefined}
        className="input"
        rows={4}
        dir="auto"
        ref={takesFocus ? focusAtEnd : undefined}
        value={text}
        onChange={(event) => saver.change("content", event.target.value)}
      />
      <Conflict theirs={view.conflicts.content} onResolve={(keep) => saver.resolve("content", keep)} />
      <TagsField value={asTags(view.values.tags)} onChange={(tags) => saver.change("tags", tags)} />
      <Conflict theirs={view.conflicts.tags} onResolve={(keep) => saver.resolve("tags", keep)} />
      <Switch
        label={t("share")}
        id={`${id}-share`}
        checked={view.values.sharing === "shared"}
        onChange={(event) => {
          saver.change("sharing", event.target.checked ? "shared" : "private");
          void saver.flush();
        }}
      />
      <p>
        <SavedState state={view.state} />
      </p>
      <div className="row row--tight">
        <Button size="small" icon={isEmpty ? "x" : "check"} onClick={done}>
          {isEmpty ? t("discard") : t("done")}
        </Button>
      </div>
    </div>
  );
}

function TagsField({ value, onChange }: { value: readonly string[]; onChange: (tags: string[]) => void }) {
  const t = useTranslations("notebook.lesson");
  const [typed, setTyped] = useState(value.join(", "));
  // Found again on this device, or taken from elsewhere: the field follows.
  const shown = tagsIn(typed).join() === value.join() ? typed : value.join(", ");
  return (
    <TextField
      label={t("tags")}
      hint={t("tagsHint", { most: mostTags })}
      error={areTags(value) ? undefined : t("tagsWrong", { most: mostTags, letters: mostTagLetters })}
      className="input"
      dir="auto"
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(tagsIn(event.target.value));
      }}
    />
  );
}

function Conflict({ theirs, onResolve }: { theirs: unknown; onResolve: (keep: "mine" | "theirs") => void }) {
  const t = useTranslations("notebook.lesson");
  if (theirs === undefined) return null;
  return (
    <div role="alert" className="stack">
      <p>{t("conflict")}</p>
      <NoteQuote>{Array.isArray(theirs) ? theirs.join(", ") : String(theirs)}</NoteQuote>
      <div className="row row--tight">
        <Button size="small" onClick={() => onResolve("mine")}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={() => onResolve("theirs")}>
          {t("takeTheirs")}
        </Button>
      </div>
    </div>
  );
}

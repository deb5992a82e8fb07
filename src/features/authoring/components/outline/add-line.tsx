"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { overClass } from "./item-parts";

export type AddedKind = "lesson" | "assessment";

const formClass = "flex flex-wrap items-center gap-1 border-bs py-2";

export interface AddLineProps {
  number: number;
  /** What is being added here; null while nothing is. */
  kind: AddedKind | null;
  onKind: (kind: AddedKind | null) => void;
  onAdd: (title: string, kind: AddedKind) => void;
  isOver: boolean;
}

/** Adds to the end of a module: the kind is chosen first, then its title typed, Enter for each. */
export function AddLine({ number, kind, onKind, onAdd, isOver }: AddLineProps) {
  const t = useTranslations("authoring.outline");
  const [title, setTitle] = useState("");
  const field = useRef<HTMLInputElement>(null);
  function add(event: FormEvent) {
    event.preventDefault();
    if (!kind || title.trim() === "") return;
    onAdd(title.trim(), kind);
    setTitle("");
  }
  return (
    <form
      className={`${formClass} border-line ps-8 max-phone:ps-0 ${isOver ? overClass : ""}`}
      onSubmit={add}
      aria-label={t("addTo", { number })}
    >
      {kind && (
        <input
          ref={field}
          className="input flex-[1_1_14rem]"
          aria-label={t("title")}
          placeholder={t(`placeholder.${kind}`)}
          value={title}
          maxLength={200}
          required
          // biome-ignore lint/a11y/noAutofocus: the button that was just pressed asks for it
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            // The field goes: the focus stays with what opened it.
            event.currentTarget.form?.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
            onKind(null);
          }}
        />
      )}
      {(["lesson", "assessment"] as const).map((one) => (
        <Button
          key={one}
          size="small"
          look="quiet"
          icon="plus"
          aria-pressed={kind === one}
          onClick={() => {
            onKind(one);
            // The field may be open already, for the other kind.
            field.current?.focus();
          }}
        >
          {t(`add.${one}`)}
        </Button>
      ))}
    </form>
  );
}

/** Asks for a new module's title. */
export function AddModule({ onAdd, onClose }: { onAdd: (title: string) => void; onClose: () => void }) {
  const t = useTranslations("authoring.outline");
  const [title, setTitle] = useState("");
  function add(event: FormEvent) {
    event.preventDefault();
    if (title.trim() === "") return;
    onAdd(title.trim());
    onClose();
  }
  return (
    <form className={`${formClass} border-edge border-be`} onSubmit={add} aria-label={t("add.module")}>
      <input
        className="input flex-[1_1_14rem]"
        aria-label={t("title")}
        placeholder={t("placeholder.module")}
        value={title}
        maxLength={200}
        required
        // biome-ignore lint/a11y/noAutofocus: the button that was just pressed asks for it
        autoFocus
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      />
    </form>
  );
}

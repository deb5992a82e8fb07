"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { FieldValue } from "@/lib/field-value";
import { FieldSaver, type KeptField, type SaverDeps } from "./field-saver";
import { type KeptFieldsOf, keptFields } from "./kept-fields";

interface FieldsHome<Field extends string> extends Omit<SaverDeps<Field>, "keep"> {
  /** Where this device keeps what is not sent. */
  keptAs: KeptFieldsOf;
  initial: Readonly<Record<Field, FieldValue>>;
}

/** Fields that save themselves as they are typed, and what became of each. What is given is read once. */
export function useFieldSaver<Field extends string>({ keptAs, initial, ...deps }: FieldsHome<Field>) {
  const [{ saver, restore }] = useState(() => openSaver({ keptAs, initial, ...deps }));
  const view = useSyncExternalStore(saver.subscribe, saver.read, saver.read);

  useEffect(() => {
    let isHere = true;
    void restore(() => isHere);
    const wake = () => void saver.flush();
    window.addEventListener("online", wake);
    return () => {
      isHere = false;
      window.removeEventListener("online", wake);
      wake();
    };
  }, [saver, restore]);

  useEffect(() => {
    if (!view.isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [view.isDirty]);

  return { saver, view };
}

/** The saver of a form, and what takes up what an earlier visit kept of it. */
export function openSaver<Field extends string>({ keptAs, initial, ...deps }: FieldsHome<Field>) {
  const kept = keptFields(keptAs);
  const idOf = (field: string) => [...keptAs.id, field];
  const keep = (field: Field, change: KeptField | null) =>
    void (change ? kept.write(idOf(field), change) : kept.remove(idOf(field)));
  const saver = new FieldSaver<Field>({ ...deps, keep }, initial);
  const restore = async (isHere: () => boolean): Promise<void> => {
    const found = await kept.list(keptAs.id);
    if (isHere()) saver.restore(Object.fromEntries(found.map(({ id, value }) => [id.at(-1), value])));
  };
  return { saver, restore };
}

/** A list is copied, for it may be frozen or a proxy. */
export const plainValue = (value: FieldValue) => (typeof value === "object" && value !== null ? [...value] : value);

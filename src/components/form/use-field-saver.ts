"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { FieldValue } from "@/lib/field-value";
import { FieldSaver, type SaverDeps } from "./field-saver";
import { keepField, readKept } from "./kept-fields";

interface FieldsHome<Field extends string> extends Omit<SaverDeps<Field>, "keep"> {
  /** Under what this device keeps what is not sent. */
  storageKey: string;
  initial: Readonly<Record<Field, FieldValue>>;
}

/** Fields that save themselves as they are typed, and what became of each. What is given is read once. */
export function useFieldSaver<Field extends string>({ storageKey, initial, ...deps }: FieldsHome<Field>) {
  const [saver] = useState(
    () => new FieldSaver({ ...deps, keep: (field: Field, change) => keepField(storageKey, field, change) }, initial),
  );
  const view = useSyncExternalStore(saver.subscribe, saver.read, saver.read);

  useEffect(() => {
    saver.restore(readKept(storageKey));
    const wake = () => void saver.flush();
    window.addEventListener("online", wake);
    return () => {
      window.removeEventListener("online", wake);
      wake();
    };
  }, [saver, storageKey]);

  useEffect(() => {
    if (!view.isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [view.isDirty]);

  return { saver, view };
}

/** A list is copied, for it may be frozen or a proxy. */
export const plainValue = (value: FieldValue) => (typeof value === "object" && value !== null ? [...value] : value);

"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { InstantField } from "@/components/form/instant-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { useTyped } from "@/features/authoring/components/lesson/use-typed";
import { gateLimits, tidyGate } from "@/features/courses/gates/schema";
import type { GateCondition } from "@/policy/gate";

/** What a gate can wait for. */
export interface GateOutline {
  id: string;
  title: string;
  lessons: readonly { id: string; title: string }[];
}

export interface GateFieldsProps {
  gate: GateCondition | null;
  onGate: (gate: GateCondition | null) => void;
  /** The lesson or module that waits: not for itself. */
  ownId: string;
  /** Null until it is known. */
  outline: readonly GateOutline[] | null;
  mayEdit: boolean;
}

/** What has to hold before a lesson or module opens. */
export function GateFields({ gate, onGate, ownId, outline, mayEdit }: GateFieldsProps) {
  const t = useTranslations("gates.author");
  const set = (change: Partial<GateCondition>) => onGate(tidyGate({ ...gate, ...change }));
  const opensAt = useTyped(
    gate?.opensAt ?? "",
    (value) => {
      set({ opensAt: value || undefined });
      return true;
    },
    { isWhole: true },
  );
  const days = useTyped(gate?.daysAfterEnrolment ? String(gate.daysAfterEnrolment) : "", (value) => {
    const isNumber = /^\d{0,4}$/.test(value) && Number(value) <= gateLimits.days;
    if (isNumber) set({ daysAfterEnrolment: Number(value) });
    return isNumber;
  });
  return (
    <fieldset className="stack" disabled={!mayEdit}>
      <legend className="visually-hidden">{t("module")}</legend>
      <Before gate={gate} onGate={onGate} ownId={ownId} outline={outline} mayEdit={mayEdit} />
      <InstantField
        label={t("opensAt")}
        value={opensAt.value}
        onInstant={(value) => opensAt.onChange({ target: { value } })}
        onBlur={opensAt.onBlur}
      />
      <TextField label={t("days")} inputMode="numeric" name="gateDays" {...days} />
    </fieldset>
  );
}

/** Lessons and modules that come first. */
function Before({ gate, onGate, ownId, outline, mayEdit }: GateFieldsProps) {
  const t = useTranslations("gates.author");
  const id = useId();
  const modules = gate?.afterModules ?? [];
  const lessons = gate?.afterLessons ?? [];
  const named = itemsOf(outline ?? []);
  const chosen = [...modules, ...lessons].map(
    (one) => named.find((item) => item.id === one) ?? { id: one, name: t(outline ? "gone" : "loading") },
  );
  function put(after: { afterModules: readonly string[]; afterLessons: readonly string[] }) {
    onGate(tidyGate({ ...gate, ...after }));
  }
  function remove(item: { id: string; name: string }) {
    const without = (ids: readonly string[]) => ids.filter((one) => one !== item.id);
    put({ afterModules: without(modules), afterLessons: without(lessons) });
    showToast({ words: t("removed", { name: item.name }), action: { name: t("undo"), run: () => onGate(gate) } });
  }
  function add(value: string) {
    const isModule = outline?.some((module) => module.id === value);
    put(
      isModule
        ? { afterModules: [...modules, value], afterLessons: lessons }
        : { afterModules: modules, afterLessons: [...lessons, value] },
    );
  }
  const isFree = (one: string) => one !== ownId && !modules.includes(one) && !lessons.includes(one);
  return (
    <div className="stack">
      {chosen.length > 0 && (
        <ul className="stack" aria-label={t("after")}>
          {chosen.map((item) => (
            <li key={item.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center">
              <span dir="auto">{item.name}</span>
              {mayEdit && (
                <Button look="quiet" size="small" icon="x" iconOnly onClick={() => remove(item)}>
                  {t("remove", { name: item.name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label className="label" htmlFor={id}>
          {t("addAfter")}
        </label>
        <select id={id} className="input" value="" disabled={!outline} onChange={(event) => add(event.target.value)}>
          <option value="">{t(outline ? "choose" : "loading")}</option>
          {outline?.map((module, m) => (
            <optgroup key={module.id} label={`${m + 1} ${module.title}`}>
              {isFree(module.id) && !module.lessons.some((lesson) => lesson.id === ownId) && (
                <option value={module.id}>{t("wholeModule", { number: m + 1, title: module.title })}</option>
              )}
              {module.lessons.map(
                (lesson, l) =>
                  isFree(lesson.id) &&
                  module.id !== ownId && (
                    <option key={lesson.id} value={lesson.id}>
                      {`${m + 1}.${l + 1} ${lesson.title}`}
                    </option>
                  ),
              )}
            </optgroup>
          ))}
        </select>
      </div>
    </div>
  );
}

const itemsOf = (outline: readonly GateOutline[]): { id: string; name: string }[] =>
  outline.flatMap(({ id, title, lessons }, m) => [
    { id, name: `${m + 1} ${title}` },
    ...lessons.map((lesson, l) => ({ id: lesson.id, name: `${m + 1}.${l + 1} ${lesson.title}` })),
  ]);

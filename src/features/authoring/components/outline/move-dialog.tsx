"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";

/** What is to go somewhere else. */
export type Moving =
  | { kind: "lessons"; ids: readonly string[] }
  | { kind: "modules"; ids: readonly string[] }
  | { kind: "resource"; id: string; lessonId: string; title: string }
  | { kind: "assessment"; lessonId: string; title: string };

export interface MoveDialogProps<M extends Moving> {
  outline: readonly ShownModule[];
  moving: M;
  onClose: () => void;
}

type ToModule = { onMove: (beforeModuleId: string | null) => void };
type ToLesson = { onMove: (lessonId: string) => void };
type ToPlace = { onMove: (to: { moduleId: string; beforeLessonId: string | null }) => void };

function MoveForm({ title, onMove, onClose, children }: MoveFormProps) {
  const t = useTranslations("authoring.outline");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onMove?.();
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <form className="stack" onSubmit={send}>
        {children}
        <div className="row">
          {onMove && (
            <Button type="submit" look="first">
              {t("moveHere")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface MoveFormProps {
  title: string;
  /** Null where there is nowhere to go. */
  onMove: (() => void) | null;
  onClose: () => void;
  children: ReactNode;
}

const choicesOf = (outline: readonly ShownModule[]) =>
  outline.map(({ id, title }, m) => ({ value: id, label: `${m + 1} ${title}` }));

const moduleOf = (outline: readonly ShownModule[], lessonId: string | undefined) =>
  outline.find(({ lessons }) => lessons.some(({ id }) => id === lessonId))?.id ?? outline[0]?.id ?? "";

/** Where to: a module, and in it before which lesson. The way for whoever neither drags nor counts arrow keys. */
export function MoveLessonsDialog({
  outline,
  moving: { ids },
  onMove,
  onClose,
}: MoveDialogProps<Extract<Moving, { kind: "lessons" }>> & ToPlace) {
  const t = useTranslations("authoring.outline");
  const [moduleId, setModuleId] = useState(moduleOf(outline, ids[0]));
  const [beforeId, setBeforeId] = useState("");
  const number = outline.findIndex(({ id }) => id === moduleId) + 1;
  const others = outline[number - 1]?.lessons ?? [];
  const places = [
    { value: "", label: t("atEnd") },
    ...others.flatMap(({ id, title }, l) =>
      ids.includes(id) ? [] : [{ value: id, label: t("before", { place: `${number}.${l + 1}`, title }) }],
    ),
  ];
  return (
    <MoveForm
      title={t("moveTitle", { count: ids.length })}
      onMove={() => onMove({ moduleId, beforeLessonId: beforeId || null })}
      onClose={onClose}
    >
      <SelectField
        label={t("module")}
        name="module"
        choices={choicesOf(outline)}
        value={moduleId}
        onChange={(event) => {
          setModuleId(event.target.value);
          setBeforeId("");
        }}
      />
      <SelectField
        label={t("where")}
        name="place"
        choices={places}
        value={beforeId}
        onChange={(event) => setBeforeId(event.target.value)}
      />
    </MoveForm>
  );
}

/** Before which of the other modules, or after the last of them. */
export function MoveModulesDialog({
  outline,
  moving: { ids },
  onMove,
  onClose,
}: MoveDialogProps<Extract<Moving, { kind: "modules" }>> & ToModule) {
  const t = useTranslations("authoring.outline");
  const others = outline.flatMap(({ id, title }, m) => (ids.includes(id) ? [] : [{ id, title, place: `${m + 1}` }]));
  const [beforeId, setBeforeId] = useState(others[0]?.id ?? "");
  const last = others.at(-1);
  const places = [
    ...others.map(({ id, title, place }) => ({ value: id, label: t("before", { place, title }) })),
    ...(last ? [{ value: "", label: t("after", { place: last.place, title: last.title }) }] : []),
  ];
  return (
    <MoveForm
      title={t("moveModulesTitle", { count: ids.length })}
      onMove={last ? () => onMove(beforeId || null) : null}
      onClose={onClose}
    >
      {last ? (
        <SelectField
          label={t("where")}
          name="place"
          choices={places}
          value={beforeId}
          onChange={(event) => setBeforeId(event.target.value)}
        />
      ) : (
        <p>{t("noOtherModule")}</p>
      )}
    </MoveForm>
  );
}

/** To which lesson something goes that hangs on one; an assessment only where there is none yet. */
export function MoveItemDialog({
  outline,
  moving,
  onMove,
  onClose,
}: MoveDialogProps<Extract<Moving, { kind: "resource" | "assessment" }>> & ToLesson) {
  const t = useTranslations("authoring.outline");
  const free = outline.map((module, m) => ({
    ...module,
    choices: module.lessons.flatMap(({ id, title, questions }, l) =>
      id === moving.lessonId || (moving.kind === "assessment" && questions !== null)
        ? []
        : [{ value: id, label: `${m + 1}.${l + 1} ${title}` }],
    ),
  }));
  const first = free.find(({ choices }) => choices.length > 0);
  const near = free.find(({ id, choices }) => id === moduleOf(outline, moving.lessonId) && choices.length > 0) ?? first;
  const [moduleId, setModuleId] = useState(near?.id ?? "");
  const [chosen, setChosen] = useState("");
  const choices = free.find(({ id }) => id === moduleId)?.choices ?? [];
  const lessonId = choices.find(({ value }) => value === chosen)?.value ?? choices[0]?.value;
  return (
    <MoveForm
      title={t("items.moveTitle", { title: moving.title })}
      onMove={lessonId === undefined ? null : () => onMove(lessonId)}
      onClose={onClose}
    >
      {first ? (
        <>
          <SelectField
            label={t("module")}
            name="module"
            choices={choicesOf(outline).filter(({ value }) =>
              free.some(({ id, choices: c }) => id === value && c.length > 0),
            )}
            value={moduleId}
            onChange={(event) => setModuleId(event.target.value)}
          />
          <SelectField
            label={t("items.lesson")}
            name="lesson"
            choices={choices}
            value={lessonId ?? ""}
            onChange={(event) => setChosen(event.target.value)}
          />
        </>
      ) : (
        <p>{t("items.nowhere")}</p>
      )}
    </MoveForm>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { StudioHead } from "@/components/studio/studio-columns";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportCourseQuestions } from "@/features/authoring/components/assessment/export-course-questions";
import { lessonOfResource } from "@/features/authoring/outline/item-rules";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import type { DraftMark } from "@/features/courses/server/versions/list-draft-changes";
import { AddModule } from "./add-line";
import { MoveItemDialog, MoveLessonsDialog, MoveModulesDialog, type Moving } from "./move-dialog";
import { OutlineModule } from "./outline-module";
import type { OutlineView, Selection, WrittenOutline } from "./outline-view";
import { SelectionBar } from "./selection-bar";
import { useCarry } from "./use-carry";
import { useItemLift } from "./use-item-lift";
import { useLessonItems } from "./use-lesson-items";
import { useLift } from "./use-lift";
import { useOutline } from "./use-outline";

export interface OutlineEditorProps {
  courseId: string;
  modules: ShownModule[];
  marks: Readonly<Record<string, DraftMark>>;
  written: WrittenOutline;
  isLive: boolean;
  mayEdit: boolean;
}

/** With more lessons than this a course opens folded but for its first module. */
const mostOpenLessons = 80;

function useFolds(modules: readonly ShownModule[]) {
  const isLong = modules.reduce((sum, { lessons }) => sum + lessons.length, 0) > mostOpenLessons;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  return {
    isOpen: (id: string, index: number) => (isLong && index > 0) === turned.has(id),
    turn: (id: string) =>
      setTurned((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]))),
  };
}

const nothing: Selection = { modules: new Set(), lessons: new Set() };

const turned = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]);

/** With one thing ticked or no longer. A ticked module takes its lessons with it: they are not ticked besides. */
function toggled(outline: readonly ShownModule[], now: Selection, kind: keyof Selection, id: string): Selection {
  const next = { ...now, [kind]: turned(now[kind], id) };
  const along = outline.flatMap((module) => (next.modules.has(module.id) ? module.lessons : []));
  const lessons = [...next.lessons].filter((lessonId) => !along.some((lesson) => lesson.id === lessonId));
  return { ...next, lessons: new Set(lessons) };
}

/** The whole course in one list: everything in it is added, named, moved, copied and taken out here. */
export function OutlineEditor({ courseId, modules, marks, written, isLive, mayEdit }: OutlineEditorProps) {
  const t = useTranslations("authoring.outline");
  const actions = useOutline(courseId, modules);
  const [adding, setAdding] = useState<"module" | OutlineView["adding"]>(null);
  const isAdding = adding === "module";
  const addModule = useRef<HTMLButtonElement>(null);
  const stopAdding = () => {
    setAdding(null);
    addModule.current?.focus();
  };
  const [selection, setSelection] = useState<Selection | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const folds = useFolds(actions.outline);
  const items = useLessonItems(courseId, modules, actions);
  const inSight = actions.outline.flatMap(({ id, lessons }, m) => (folds.isOpen(id, m) ? lessons : []));
  const itemLifting = useItemLift(inSight, items);
  const lifting = useLift(actions.outline, {
    lesson: (id, to) => actions.moveLessons({ lessonIds: [id], ...to }),
    module: (id, beforeModuleId) => actions.moveModules({ moduleIds: [id], beforeModuleId }),
  });
  const dropAssessment = (fromId: string, toId: string) => {
    const isFree = inSight.some(({ id, questions }) => id === toId && questions === null);
    if (isFree) void items.moveAssessment(fromId, toId);
  };
  const dropResource = (id: string, lessonId: string, beforeId: string | null) => {
    const fromId = lessonOfResource(items.items, id);
    if (fromId && beforeId !== id) void items.moveResource(id, fromId, { lessonId, beforeId });
  };
  const { carried, begin } = useCarry((kind, id, { list, beforeId }) => {
    if (kind === "module") actions.moveModules({ moduleIds: [id], beforeModuleId: beforeId });
    else if (kind === "assessment") dropAssessment(id, list);
    else if (kind === "resource") dropResource(id, list, beforeId);
    else actions.moveLessons({ lessonIds: [id], moduleId: list, beforeLessonId: beforeId });
  });
  const toggle = (kind: keyof Selection, id: string) =>
    setSelection((now) => toggled(actions.outline, now ?? nothing, kind, id));
  const chosen = { moduleIds: [...(selection?.modules ?? [])], lessonIds: [...(selection?.lessons ?? [])] };
  const view: OutlineView = {
    courseId,
    mayEdit,
    isLive,
    marks,
    written,
    actions,
    lifting,
    carried,
    carry: begin,
    selection,
    toggle,
    adding: adding === "module" ? null : adding,
    onAdding: setAdding,
    items,
    itemLifting,
    askWhere: setMoving,
  };
  const { shown } = lifting;
  const hasQuestions = shown.some(({ lessons }) => lessons.some(({ questions }) => questions));
  return (
    <div className={carried ? "cursor-grabbing select-none" : undefined}>
      <StudioHead>
        <h1>{t("heading")}</h1>
        <div className="row row--tight">
          {mayEdit && (
            <ButtonLink
              size="small"
              look="quiet"
              icon="upload"
              href={`/instructor/courses/${courseId}/questions/import`}
            >
              {t("importQuestions")}
            </ButtonLink>
          )}
          {hasQuestions && <ExportCourseQuestions courseId={courseId} />}
          {mayEdit && shown.length > 0 && (
            <Button
              size="small"
              look="quiet"
              aria-pressed={selection !== null}
              onClick={() => setSelection(selection ? null : nothing)}
            >
              {t("selectMany")}
            </Button>
          )}
          {mayEdit && (
            <Button ref={addModule} size="small" icon="plus" onClick={() => setAdding("module")}>
              {t("add.module")}
            </Button>
          )}
        </div>
      </StudioHead>
      {selection && (
        <SelectionBar
          selection={selection}
          onMove={() =>
            setMoving(
              chosen.moduleIds.length > 0
                ? { kind: "modules", ids: chosen.moduleIds }
                : { kind: "lessons", ids: chosen.lessonIds },
            )
          }
          onDuplicate={() => actions.duplicate(chosen)}
          onRemove={() => {
            actions.remove(chosen);
            setSelection(null);
          }}
          onClose={() => setSelection(null)}
        />
      )}
      {shown.length === 0 && !isAdding && (
        <EmptyState title={t("empty")}>{mayEdit ? t("emptyWhy") : undefined}</EmptyState>
      )}
      {shown.map((module, m) => (
        <OutlineModule
          key={module.id}
          module={module}
          number={m + 1}
          of={shown.length}
          isOpen={folds.isOpen(module.id, m) && !(carried?.kind === "module")}
          onFold={() => folds.turn(module.id)}
          view={view}
        />
      ))}
      {isAdding && <AddModule onAdd={actions.addModule} onClose={stopAdding} />}
      {moving && <Where outline={actions.outline} moving={moving} view={view} onClose={() => setMoving(null)} />}
    </div>
  );
}

type WhereProps = { outline: readonly ShownModule[]; moving: Moving; view: OutlineView; onClose: () => void };

/** Asks where to something goes, and takes it there. */
function Where({ outline, moving, view: { actions, items }, onClose }: WhereProps) {
  if (moving.kind === "lessons") {
    const onMove = (to: { moduleId: string; beforeLessonId: string | null }) => {
      actions.moveLessons({ lessonIds: [...moving.ids], ...to });
      onClose();
    };
    return <MoveLessonsDialog outline={outline} moving={moving} onClose={onClose} onMove={onMove} />;
  }
  if (moving.kind === "modules") {
    const onMove = (beforeModuleId: string | null) => {
      actions.moveModules({ moduleIds: [...moving.ids], beforeModuleId });
      onClose();
    };
    return <MoveModulesDialog outline={outline} moving={moving} onClose={onClose} onMove={onMove} />;
  }
  const onMove = (lessonId: string) => {
    if (moving.kind === "assessment") void items.moveAssessment(moving.lessonId, lessonId);
    else void items.moveResource(moving.id, moving.lessonId, { lessonId, beforeId: null });
    onClose();
  };
  return <MoveItemDialog outline={outline} moving={moving} onClose={onClose} onMove={onMove} />;
}

"use client";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Duration } from "@/components/i18n/duration";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import { AddLine } from "./add-line";
import { Grip, LiftedKeys, TitleField } from "./grip";
import { lowButtonClass, overClass, PlaceNumber } from "./item-parts";
import { LessonItems } from "./lesson-items";
import { ModuleAbout } from "./module-about";
import { GatedTag, ModuleGate } from "./module-gate";
import { ModuleMenu } from "./module-menu";
import { OutlineLine } from "./outline-line";
import type { OutlineView } from "./outline-view";
import { WrittenMark } from "./written-mark";

export interface OutlineModuleProps {
  module: ShownModule;
  number: number;
  of: number;
  isOpen: boolean;
  onFold: () => void;
  view: OutlineView;
}

/** A module with its lessons, or folded to its head. */
export function OutlineModule({ module, number, of, isOpen, onFold, view }: OutlineModuleProps) {
  const t = useTranslations("authoring.outline");
  const { lifting, carried } = view;
  const isOver = carried?.kind === "module" && carried.over?.beforeId === module.id;
  const [isDescribing, setDescribing] = useState(false);
  const [isGating, setGating] = useState(false);
  const described = (description: string | null) => {
    setDescribing(false);
    if (description !== null) view.actions.describeModule(module.id, description);
  };
  const isCarried = lifting.isLifted(module.id) || carried?.id === module.id;
  return (
    <section
      className={`border-edge border-bs last:border-be ${isOpen && module.lessons.length > 0 ? "mbe-4" : ""} ${view.selection?.modules.has(module.id) ? "bg-sunken" : ""} ${isOver ? overClass : ""}`}
      aria-labelledby={`module-${module.id}`}
      data-module={module.id}
      data-list={module.id}
    >
      <ModuleHead
        module={module}
        number={number}
        of={of}
        isOpen={isOpen}
        onFold={onFold}
        isCarried={isCarried}
        onDescribe={() => setDescribing(true)}
        onGate={() => setGating(true)}
        view={view}
      />
      {isGating && <ModuleGate module={module} number={number} view={view} onDone={() => setGating(false)} />}
      {(isOpen || isDescribing) && (
        <ModuleAbout module={module} number={number} isDescribing={isDescribing} onDescribed={described} />
      )}
      {isOpen && (
        <>
          {module.lessons.length > 0 && <ModuleLessons module={module} number={number} view={view} />}
          {module.lessons.length === 0 && <p className="caption ps-17 pbe-2">{t("noLessons")}</p>}
          {view.mayEdit && !view.selection && (
            <AddLine
              number={number}
              kind={view.adding?.moduleId === module.id ? view.adding.kind : null}
              onKind={(kind) => view.onAdding(kind && { moduleId: module.id, kind })}
              onAdd={(title, kind) => view.actions.addLesson(module.id, title, kind)}
              isOver={carried?.kind === "lesson" && carried.over?.list === module.id && carried.over.beforeId === null}
            />
          )}
        </>
      )}
    </section>
  );
}

function ModuleLessons({ module, number, view }: { module: ShownModule; number: number; view: OutlineView }) {
  const t = useTranslations("authoring.outline");
  const columns = ["grip", "lesson", "minutes", "access", "state"] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are dragged and folded are a grid, not a table element
    <div role="table" aria-label={t("lessonsOf", { number })}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className="visually-hidden" role="row">
        {columns.map((column) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useSemanticElements: as above
          <span role="columnheader" key={column}>
            {t(`columns.${column}`)}
          </span>
        ))}
      </div>
      {module.lessons.map((lesson, l) => (
        <Fragment key={lesson.id}>
          <OutlineLine
            lesson={lesson}
            place={`${number}.${l + 1}`}
            at={{ place: l + 1, of: module.lessons.length }}
            goesWithModule={view.selection?.modules.has(module.id) ?? false}
            view={view}
          />
          {view.itemLifting.isOpen(lesson.id) && !view.lifting.isLifted(lesson.id) && (
            <LessonItems lesson={lesson} place={`${number}.${l + 1}`} view={view} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** With a menu at its end. */
const menuColumnsClass =
  "grid-cols-[1.5rem_1.5rem_minmax(0,1fr)_auto_auto_2.25rem] max-phone:grid-cols-[2.25rem_2rem_minmax(0,1fr)_auto_2.25rem] pointer-coarse:grid-cols-[2.75rem_2rem_minmax(0,1fr)_auto_auto_2.75rem] max-phone:pointer-coarse:grid-cols-[2.75rem_2rem_minmax(0,1fr)_auto_2.75rem] max-phone:[&_.btn]:col-5 max-phone:[&_.btn]:row-1";
const plainColumnsClass =
  "grid-cols-[1.5rem_1.5rem_minmax(0,1fr)_auto_auto] pointer-coarse:grid-cols-[2.75rem_2rem_minmax(0,1fr)_auto_auto] max-phone:pointer-coarse:grid-cols-[2.75rem_2rem_minmax(0,1fr)]";
const headClass = (hasMenu: boolean, isCarried: boolean): string =>
  [
    "grid min-block-10 items-center gap-2 max-phone:[&_.tag]:col-[3/-1] max-phone:[&_.tag]:row-3 max-phone:[&_.tag]:mbe-2 max-phone:[&_.tag]:justify-self-start max-phone:[&_.tag]:whitespace-normal",
    lowButtonClass,
    hasMenu ? menuColumnsClass : plainColumnsClass,
    isCarried && "rounded-control bg-raised shadow-float outline-1 outline-accent",
  ]
    .filter(Boolean)
    .join(" ");

type ModuleHeadProps = OutlineModuleProps & { isCarried: boolean; onDescribe: () => void; onGate: () => void };

function ModuleHead({ module, number, of, isOpen, onFold, isCarried, onDescribe, onGate, view }: ModuleHeadProps) {
  const t = useTranslations("authoring.outline");
  const [isRenaming, setRenaming] = useState(false);
  const { id } = module;
  const { lifting } = view;
  const isLifted = lifting.isLifted(id);
  const minutes = module.lessons.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0);
  const rename = (title: string | null) => {
    setRenaming(false);
    if (title) view.actions.rename("module", id, title);
  };
  return (
    <div className={headClass(view.mayEdit, isCarried)} data-head>
      <ModuleHandle id={id} number={number} of={of} view={view} />
      <button
        type="button"
        className="grid inline-6 block-7 place-content-center rounded-tick text-ink-muted hover:bg-sunken hover:text-ink pointer-coarse:inline-8 pointer-coarse:block-11"
        aria-expanded={isOpen}
        onClick={onFold}
      >
        <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
        <span className="visually-hidden">{t("lessonsOf", { number })}</span>
      </button>
      <h2 className="type-label py-1.5 [letter-spacing:0]" id={`module-${id}`}>
        <PlaceNumber>{number}</PlaceNumber>{" "}
        {isRenaming ? <TitleField label={t("title")} value={module.title} onDone={rename} /> : module.title}{" "}
        <WrittenMark id={id} title={module.title} view={view} />
      </h2>
      {isLifted ? <LiftedKeys className="col-span-2" /> : <HiddenTag module={module} />}
      {module.gate && !isLifted && <GatedTag />}
      <span className="caption num col-5 max-phone:col-[3/-1] max-phone:row-2 max-phone:-mbs-1 max-phone:pbe-2">
        {t.rich(minutes > 0 ? "lessons" : "lessonsAlone", {
          count: module.lessons.length,
          duration: () => <Duration minutes={minutes} />,
        })}
      </span>
      {view.mayEdit && (
        <ModuleMenu
          module={module}
          number={number}
          view={view}
          onRename={() => setRenaming(true)}
          onDescribe={onDescribe}
          onGate={onGate}
        />
      )}
    </div>
  );
}

/** What moves the module, or ticks it while several things are chosen. */
function ModuleHandle({ id, number, of, view }: { id: string; number: number; of: number; view: OutlineView }) {
  const t = useTranslations("authoring.outline");
  const { lifting, selection } = view;
  if (!view.mayEdit) return <span />;
  if (selection)
    return (
      <span className="grid place-content-center">
        <input
          type="checkbox"
          aria-label={t("selectModule", { number })}
          checked={selection.modules.has(id)}
          onChange={() => view.toggle("modules", id)}
        />
      </span>
    );
  return (
    <Grip
      name={t("moveModule", { number })}
      lifted={lifting.isLifted(id) ? t("movingModule", { number, of }) : null}
      onLift={() => lifting.lift("module", id)}
      onStep={lifting.step}
      onDrop={lifting.drop}
      onPutBack={lifting.putBack}
      onLeave={lifting.leave}
      onPointerDown={(event) => view.carry(event, "module", id)}
    />
  );
}

function HiddenTag({ module }: { module: ShownModule }) {
  const t = useTranslations("authoring.outline");
  if (module.releaseAt) {
    const at = new Date(module.releaseAt);
    return <Tag icon="eye-off">{t.rich("hiddenUntil", { time: () => <LocalTime at={at} /> })}</Tag>;
  }
  return module.isShown ? null : <Tag icon="eye-off">{t("hidden")}</Tag>;
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Duration } from "@/components/i18n/duration";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import type { ShownLesson } from "@/features/authoring/server/outline/get-outline";
import type { DraftMark } from "@/features/courses/server/versions/list-draft-changes";
import { Grip, LiftedKeys, TitleField } from "./grip";
import {
  intoClass,
  isCarriedInto,
  lowButtonClass,
  overClass,
  PlaceNumber,
  resourcesOf,
  titleLinkClass,
  writtenAt,
} from "./item-parts";
import type { OutlineView } from "./outline-view";
import { WrittenMark } from "./written-mark";

const icons: Record<ShownLesson["type"], IconName> = {
  VIDEO: "square-play",
  READING: "file-text",
  INTERACTIVE: "layout-grid",
  QUIZ: "list-checks",
  LAB: "flask-conical",
  DISCUSSION: "message-square",
};

export interface LineProps {
  lesson: ShownLesson;
  /** "3.1" */
  place: string;
  /** 4 of 5 */
  at: { place: number; of: number };
  /** It is moved, copied or deleted with its module, which is ticked. */
  goesWithModule: boolean;
  view: OutlineView;
}

/** By what is at the end of the line: the keys that work while it is lifted, or its facts, with a menu or without. */
const columnsClasses = {
  keys: "grid-cols-[1.5rem_minmax(0,1fr)_auto] max-phone:grid-cols-[2.25rem_minmax(0,1fr)] max-phone:pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)]",
  menu: "grid-cols-[1.5rem_minmax(0,1fr)_4.5rem_5.5rem_6.5rem_2.25rem] max-phone:grid-cols-[2.25rem_minmax(0,1fr)_2.25rem] pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)_4.5rem_5.5rem_6.5rem_2.75rem] max-phone:pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)_2.75rem]",
  plain:
    "grid-cols-[1.5rem_minmax(0,1fr)_4.5rem_5.5rem_6.5rem] max-phone:grid-cols-[1.5rem_minmax(0,1fr)] max-phone:pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)_auto]",
};
const lineClass = (end: keyof typeof columnsClasses, isLifted: boolean, shadow: string): string =>
  [
    "grid min-block-9 items-center gap-2 hover:bg-sunken max-phone:py-1 max-phone:pointer-coarse:py-0",
    columnsClasses[end],
    isLifted ? "relative ms-4 rounded-control border border-accent bg-raised max-phone:ms-0" : "border-line border-bs",
    shadow || (isLifted && "shadow-float"),
  ]
    .filter(Boolean)
    .join(" ");

/** On a phone what a model wrote is said below the title. */
const titleClass =
  "flex min-inline-0 items-center gap-2 max-phone:has-[>[data-written]]:flex-wrap max-phone:has-[>[data-written]]:gap-y-0 [&_.icon]:text-ink-muted max-phone:[&:has(>[data-written])>a]:flex-[1_1_50%] max-phone:[&>[data-written]]:basis-full max-phone:[&>[data-written]]:ps-7";

/** One lesson of the outline. */
export function OutlineLine({ lesson, place, at, goesWithModule, view }: LineProps) {
  const t = useTranslations("authoring.outline");
  const [isRenaming, setRenaming] = useState(false);
  const { id } = lesson;
  const { lifting, carried } = view;
  const isLifted = lifting.isLifted(id) || carried?.id === id;
  const isInto = isCarriedInto(view, lesson) && !view.itemLifting.isOpen(id);
  const isOver = carried?.kind === "lesson" && carried.over?.beforeId === id;
  const router = useRouter();
  const removal = {
    id: "unask",
    name: t("removeAssessment"),
    icon: "minus" as const,
    onSelect: () => view.items.removeAssessment(id, lesson.title),
  };
  const rename = (title: string | null) => {
    setRenaming(false);
    if (title) view.actions.rename("lesson", id, title);
  };
  return (
    // The rows are a table to assistive technology, whatever their layout.
    // biome-ignore lint/a11y/useFocusableInteractive: a row is not operated, its cells are
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div
      className={lineClass(
        lifting.isLifted(id) ? "keys" : view.mayEdit ? "menu" : "plain",
        isLifted,
        isOver ? overClass : isInto ? intoClass : "",
      )}
      role="row"
      data-lesson={id}
      data-lifted={isLifted || undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a grid, not a table, lays the rows out */}
      <span role="cell" className="grid place-content-center">
        {view.mayEdit &&
          (view.selection ? (
            !goesWithModule && (
              <input
                type="checkbox"
                aria-label={t("select", { place })}
                checked={view.selection.lessons.has(id)}
                onChange={() => view.toggle("lessons", id)}
              />
            )
          ) : (
            <Grip
              name={t("move", { place })}
              lifted={lifting.isLifted(id) ? t("moving", { place, at: at.place, of: at.of }) : null}
              onLift={() => lifting.lift("lesson", id)}
              onStep={lifting.step}
              onDrop={lifting.drop}
              onPutBack={lifting.putBack}
              onLeave={lifting.leave}
              onPointerDown={(event) => view.carry(event, "lesson", id)}
            />
          ))}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <span className={titleClass} role="cell">
        <Icon name={icons[lesson.type]} /> <PlaceNumber>{place}</PlaceNumber>{" "}
        {isRenaming ? (
          <TitleField label={t("title")} value={lesson.title} onDone={rename} />
        ) : (
          <Link
            className={`py-1.5 ${titleLinkClass}`}
            href={writtenAt(view, lesson)}
            onClick={(event) => {
              // A lesson that is still on its way to the server has no page there.
              if (view.actions.isIdle() || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              void view.actions.settled().then(() => router.push(writtenAt(view, lesson)));
            }}
            onKeyDown={(event) => {
              if (event.key === "F2" && view.mayEdit) setRenaming(true);
            }}
          >
            {lesson.title}
          </Link>
        )}
        <WrittenMark id={id} title={lesson.title} view={view} />
        <ItemsFold lesson={lesson} place={place} view={view} />
      </span>
      {lifting.isLifted(id) ? (
        <LiftedKeys className="pe-2 max-phone:col-2 max-phone:whitespace-normal" />
      ) : (
        <LineFacts lesson={lesson} mark={view.marks[id]} isLive={view.isLive} />
      )}
      {view.mayEdit && !lifting.isLifted(id) && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span className={lowButtonClass} role="cell">
          <Menu
            name={t("more", { place })}
            look="quiet"
            size="small"
            icon="ellipsis"
            iconOnly
            entries={[
              { id: "rename", name: t("rename"), icon: "pencil", onSelect: () => setRenaming(true) },
              {
                id: "move",
                name: t("moveTo"),
                icon: "move-vertical",
                onSelect: () => view.askWhere({ kind: "lessons", ids: [id] }),
              },
              {
                id: "copy",
                name: t("duplicate"),
                icon: "copy",
                onSelect: () => view.actions.duplicate({ moduleIds: [], lessonIds: [id] }),
              },
              { id: "add", name: t("items.add"), icon: "plus", onSelect: () => router.push(resourcesOf(view, id)) },
              ...(lesson.questions === null ? [] : [removal]),
              {
                id: "remove",
                name: t("delete"),
                icon: "x",
                danger: true,
                onSelect: () => view.actions.remove({ moduleIds: [], lessonIds: [id] }),
              },
            ]}
          />
        </span>
      )}
    </div>
  );
}

/** Says what hangs on the lesson, and opens it. */
function ItemsFold({
  lesson: { id, questions, resources },
  place,
  view,
}: Pick<LineProps, "lesson" | "place" | "view">) {
  const t = useTranslations("authoring.outline");
  const isOpen = view.itemLifting.isOpen(id);
  if (questions === null && resources === 0 && !isOpen) return null;
  const said = [
    questions === null ? "" : t("questions", { count: questions }),
    resources === 0 ? "" : t("items.resources", { count: resources }),
  ].filter((words) => words !== "");
  return (
    <button
      type="button"
      className="inline-flex min-block-7 flex-none items-center gap-0.5 rounded-tick pe-1 type-caption text-ink-muted hover:bg-paper hover:text-ink max-phone:inline-8 max-phone:justify-center max-phone:p-0 pointer-coarse:min-inline-11 pointer-coarse:min-block-11"
      aria-expanded={isOpen}
      onClick={() => view.items.turn(id)}
    >
      <Icon name={isOpen ? "chevron-down" : "chevron-right"} flip={!isOpen} />
      <span className="visually-hidden">{t("items.of", { place })} </span>
      <span className="max-[75rem]:absolute max-[75rem]:inline-px max-[75rem]:block-px max-[75rem]:overflow-hidden max-[75rem]:whitespace-nowrap max-[75rem]:[clip-path:inset(50%)]">
        {said.join(", ")}
      </span>
    </button>
  );
}

function LineFacts({ lesson, mark, isLive }: { lesson: ShownLesson; mark: DraftMark | undefined; isLive: boolean }) {
  const t = useTranslations("authoring.outline");
  const access = useTranslations("authoring.outline.openTo");
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a grid, not a table, lays the rows out */}
      <span className="num text-end text-ink-muted max-phone:hidden" role="cell">
        {lesson.minutes !== null && <Duration minutes={lesson.minutes} />}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <span className="ps-2 text-ink-muted max-phone:hidden" role="cell">
        {access(lesson.access)}
      </span>
      {/* On a phone what has changed is under the title; that nothing has is what one expects. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <span
        className={`flex flex-wrap gap-x-2 max-phone:[grid-area:2/2/auto/-1] ${isLive && mark ? "" : "max-phone:hidden"}`}
        role="cell"
      >
        <LineState mark={mark} isLive={isLive} />
        {!lesson.isRequired && <span className="caption max-phone:hidden">{t("optional")}</span>}
      </span>
    </>
  );
}

const markIcons = { NEW: "plus", CHANGED: "pencil", MOVED: "move-vertical" } as const satisfies Record<
  DraftMark,
  IconName
>;

function LineState({ mark, isLive }: { mark: DraftMark | undefined; isLive: boolean }) {
  const t = useTranslations("authoring.outline.marks");
  if (!isLive) return null;
  if (!mark) return <span className="state">{t("LIVE")}</span>;
  return (
    <span className="state state--caution">
      <Icon name={markIcons[mark]} /> {t(mark)}
    </span>
  );
}

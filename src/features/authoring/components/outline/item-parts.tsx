"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Link } from "@/components/ui/link";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { ShownLesson } from "@/features/authoring/server/outline/get-outline";
import { Grip, LiftedKeys } from "./grip";
import type { OutlineView } from "./outline-view";

export const editorOf = (view: OutlineView, lessonId: string) =>
  `/instructor/courses/${view.courseId}/lessons/${lessonId}`;
/** Where a lesson is written: its text, or the questions of one that is nothing but an assessment. */
export const writtenAt = (view: OutlineView, { id, type, questions }: ShownLesson) =>
  type === "QUIZ" && questions !== null ? `${editorOf(view, id)}/questions` : editorOf(view, id);
/** Where a lesson's files and links are added and described. */
export const resourcesOf = (view: OutlineView, lessonId: string) => `${editorOf(view, lessonId)}#resources-of-lesson`;

export const titleLinkClass =
  "overflow-hidden text-ellipsis whitespace-nowrap no-underline hover:underline hover:decoration-auto max-phone:whitespace-normal";

/** Leads to where the thing is written; F2 renames it in place. */
export function ItemLink({
  href,
  onRename,
  children,
}: {
  href: string;
  onRename: (() => void) | null;
  children: string;
}) {
  return (
    <Link className={titleLinkClass} href={href} dir="auto" onKeyDown={(event) => event.key === "F2" && onRename?.()}>
      {children}
    </Link>
  );
}

interface GripProps {
  kind: "resource" | "assessment";
  id: string;
  lessonId: string;
  name: string;
  lifted: string | null;
  view: OutlineView;
}

/** Carries the thing within its lesson and to others. */
export function ItemGrip({ kind, id, lessonId, name, lifted, view }: GripProps) {
  const { itemLifting } = view;
  if (!view.mayEdit || view.selection) return <span />;
  return (
    <Grip
      name={name}
      lifted={lifted}
      onLift={() => itemLifting.lift(kind, id, lessonId)}
      onStep={itemLifting.step}
      onDrop={itemLifting.drop}
      onPutBack={itemLifting.putBack}
      onLeave={itemLifting.leave}
      onPointerDown={(event) => view.carry(event, kind, id)}
    />
  );
}

/** Around a button that is as low as its row, for a mouse. */
export const lowButtonClass = "pointer-fine:[&_.btn]:min-block-7 pointer-fine:[&_.btn]:py-0";

interface MenuProps {
  title: string;
  /** While the keys of a lifted row are in its place. */
  isHidden: boolean;
  view: OutlineView;
  entries: MenuEntry[];
}

/** What else can be done with it. */
export function ItemMenu({ title, isHidden, view, entries }: MenuProps) {
  const t = useTranslations("authoring.outline.items");
  if (isHidden) return null;
  if (!view.mayEdit || view.selection) return <span />;
  return (
    <span className={lowButtonClass}>
      <Menu name={t("more", { title })} look="quiet" size="small" icon="ellipsis" iconOnly entries={entries} />
    </span>
  );
}

/** Of what a carried row would come to lie before. */
export const overClass = "[box-shadow:inset_0_2px_0_var(--accent)]";

/** Of what a carried row would come to lie in. */
export const intoClass = "[box-shadow:inset_0_-2px_0_var(--accent)]";

/** What is carried would come to lie at the end of this lesson. An assessment does so only where there is none. */
export function isCarriedInto({ carried }: OutlineView, { id, questions }: ShownLesson): boolean {
  if (carried?.kind !== "resource" && carried?.kind !== "assessment") return false;
  if (carried.over?.list !== id || carried.over.beforeId !== null) return false;
  return carried.kind === "resource" || questions === null;
}

export const isCarried = ({ carried }: OutlineView, kind: "resource" | "assessment", id: string): boolean =>
  carried?.kind === kind && carried.id === id;

const columnsClass =
  "grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,auto)_2.25rem] max-phone:grid-cols-[2.25rem_minmax(0,1fr)_2.25rem] pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)_minmax(0,auto)_2.75rem] max-phone:pointer-coarse:grid-cols-[2.75rem_minmax(0,1fr)_2.75rem]";
/** Of a row of an assessment or a resource; `isOver`: what is carried would come to lie before it. */
export const rowClass = (isLifted: boolean, isOver: boolean): string =>
  [
    "grid min-block-8 items-center gap-2 hover:bg-sunken max-phone:gap-y-0 max-phone:py-1 pointer-coarse:min-block-11",
    columnsClass,
    "max-phone:[&>.grip]:row-span-2",
    isLifted ? "rounded-control bg-raised shadow-float outline-1 outline-accent" : "rounded-tick",
    isOver && overClass,
  ]
    .filter(Boolean)
    .join(" ");

/** "3.1", before a title. */
export function PlaceNumber({ children }: { children: ReactNode }) {
  return <span className="num me-1 font-plain text-ink-muted">{children}</span>;
}

export function ItemTitle({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className="flex min-inline-0 items-center gap-2">
      <Icon name={icon} className="text-ink-muted" />
      {children}
    </span>
  );
}

export function ItemFacts({ children }: { children: ReactNode }) {
  return (
    <span className="caption flex min-inline-0 items-center justify-end gap-3 whitespace-nowrap max-phone:col-start-2 max-phone:row-start-2 max-phone:flex-wrap max-phone:justify-start max-phone:gap-x-2 max-phone:gap-y-0 max-phone:ps-7">
      {children}
    </span>
  );
}

/** Takes the place of the facts while the row is lifted. */
export function ItemKeys() {
  return <LiftedKeys className="col-span-2 max-phone:col-[2/-1] max-phone:row-start-2 max-phone:whitespace-normal" />;
}

"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { ShownLesson } from "@/features/authoring/server/outline/get-outline";
import { Grip } from "./grip";
import type { OutlineView } from "./outline-view";

export const editorOf = (view: OutlineView, lessonId: string) =>
  `/instructor/courses/${view.courseId}/lessons/${lessonId}`;
/** Where a lesson is written: its text, or the questions of one that is nothing but an assessment. */
export const writtenAt = (view: OutlineView, { id, type, questions }: ShownLesson) =>
  type === "QUIZ" && questions !== null ? `${editorOf(view, id)}/questions` : editorOf(view, id);
/** Where a lesson's files and links are added and described. */
export const resourcesOf = (view: OutlineView, lessonId: string) => `${editorOf(view, lessonId)}#resources-of-lesson`;

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
    <Link href={href} prefetch={false} dir="auto" onKeyDown={(event) => event.key === "F2" && onRename?.()}>
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
    <span className="line__do">
      <Menu name={t("more", { title })} look="quiet" size="small" icon="ellipsis" iconOnly entries={entries} />
    </span>
  );
}

/** What is carried would come to lie at the end of this lesson. An assessment does so only where there is none. */
export function isCarriedInto({ carried }: OutlineView, { id, questions }: ShownLesson): boolean {
  if (carried?.kind !== "resource" && carried?.kind !== "assessment") return false;
  if (carried.over?.list !== id || carried.over.beforeId !== null) return false;
  return carried.kind === "resource" || questions === null;
}

export const isCarried = ({ carried }: OutlineView, kind: "resource" | "assessment", id: string): boolean =>
  carried?.kind === kind && carried.id === id;

export const rowClass = (isLifted: boolean, isOver: boolean): string =>
  `item${isLifted ? " item--lifted" : ""}${isOver ? " item--over" : ""}`;

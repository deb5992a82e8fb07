import type { PointerEvent } from "react";
import type { DraftMark } from "@/features/courses/server/versions/list-draft-changes";
import type { AddedKind } from "./add-line";
import type { Moving } from "./move-dialog";
import type { Carried } from "./use-carry";
import type { ItemLifting } from "./use-item-lift";
import type { LessonItemsActions } from "./use-lesson-items";
import type { Lifting } from "./use-lift";
import type { OutlineActions } from "./use-outline";

/** Ids. A lesson goes with its module where that is ticked, and is not ticked automatically. */
export interface Selection {
  modules: ReadonlySet<string>;
  lessons: ReadonlySet<string>;
}

/** Titles as a model wrote them, and how many blocks of a lesson are as it wrote them; by the id of a module or lesson. */
export interface WrittenOutline {
  titles: Readonly<Record<string, string>>;
  blocks: Readonly<Record<string, number>>;
}

/** What every row of the outline needs to know and may do. */
export interface OutlineView {
  courseId: string;
  mayEdit: boolean;
  /** The course has a live version to compare with. */
  isLive: boolean;
  marks: Readonly<Record<string, DraftMark>>;
  written: WrittenOutline;
  actions: OutlineActions;
  lifting: Lifting;
  carried: Carried | null;
  carry: (event: PointerEvent, kind: Carried["kind"], id: string) => void;
  /** What is ticked, while several are being chosen; null otherwise. */
  selection: Selection | null;
  toggle: (kind: keyof Selection, id: string) => void;
  /** The one module to which something is being added: one field for a title at a time. */
  adding: { moduleId: string; kind: AddedKind } | null;
  onAdding: (adding: { moduleId: string; kind: AddedKind } | null) => void;
  /** What hangs on the lessons. */
  items: LessonItemsActions;
  itemLifting: ItemLifting;
  /** Opens the question where to. */
  askWhere: (moving: Moving) => void;
}

"use client";
import { api } from "@/components/api/client";
import { readKept } from "@/components/form/kept-fields";
import { forgetBegun, noteKey, readBegun, rememberBegun } from "@/features/notebook/hooks/begun-notes";
import type { Anchor, NoteField } from "@/features/notebook/schema";
import type { LessonNotes } from "@/features/notebook/server/get-lesson-notes";
import type { SharedNote, ShownNote } from "@/features/notebook/server/show-note";
import { uuidV7 } from "@/lib/uuid-v7";

/** A note of the reader's: stored, or started and not stored yet. */
export interface NoteItem {
  id: string;
  anchor: Anchor;
  note: ShownNote | null;
  isEdited: boolean;
  /** Its editor was opened by hand and takes the focus; one that this device found again leaves the page where it is. */
  takesFocus: boolean;
}

export interface NotebookView {
  state: "loading" | "ready" | "failed";
  readerId: string;
  items: readonly NoteItem[];
  shared: readonly SharedNote[];
  isKept: boolean;
  keptResources: readonly string[];
}

export const emptyView: NotebookView = {
  state: "loading",
  readerId: "",
  items: [],
  shared: [],
  isKept: false,
  keptResources: [],
};

export interface LessonPlace {
  slug: string;
  lessonId: string;
}

/** The notes and bookmarks beside one lesson, for all parts of the page that show or change them. Loaded after the page. */
export class LessonNotebook {
  private view = emptyView;
  private readonly listeners = new Set<() => void>();
  private loading: Promise<void> | null = null;

  constructor(readonly at: LessonPlace) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): NotebookView => this.view;

  load(): Promise<void> {
    this.loading ??= api.notebook.lesson
      .query(this.at)
      .then((found) => this.take(found))
      .catch(() => {
        this.loading = null;
        this.show({ state: "failed" });
      });
    return this.loading;
  }

  /** Starts a note; it is stored with its first words. */
  begin(anchor: Anchor): void {
    const id = uuidV7();
    rememberBegun(this.view.readerId, this.at.lessonId, id, anchor);
    this.show({ items: [...this.view.items, { id, anchor, note: null, isEdited: true, takesFocus: true }] });
  }

  edit(id: string, isEdited: boolean): void {
    this.change(id, (item) => ({ ...item, isEdited, takesFocus: isEdited }));
  }

  /** Closes its editor; one that was never stored goes. */
  finish(id: string): void {
    if (this.view.items.find((item) => item.id === id)?.note) this.edit(id, false);
    else this.drop(id);
  }

  stored(note: ShownNote): void {
    forgetBegun(this.view.readerId, this.at.lessonId, note.id);
    this.change(note.id, (item) => ({ ...item, note }));
  }

  /** Takes it off the page. */
  drop(id: string): void {
    forgetBegun(this.view.readerId, this.at.lessonId, id);
    this.show({ items: this.view.items.filter((item) => item.id !== id) });
  }

  putBack(note: ShownNote): void {
    const others = this.view.items.filter(({ id }) => id !== note.id);
    const items = [...others, { id: note.id, anchor: note.anchor, note, isEdited: false, takesFocus: false }];
    this.show({ items: items.sort((one, other) => one.id.localeCompare(other.id)) });
  }

  async keepLesson(isKept: boolean): Promise<void> {
    // What was asked before this press would say afterwards what is no longer so.
    await this.load();
    await api.notebook.keepLesson.mutate({ ...this.at, isKept });
    this.show({ isKept });
  }

  async keepResource(resourceId: string, isKept: boolean): Promise<void> {
    await this.load();
    await api.notebook.keepResource.mutate({ ...this.at, resourceId, isKept });
    const others = this.view.keptResources.filter((id) => id !== resourceId);
    this.show({ keptResources: isKept ? [...others, resourceId] : others });
  }

  /** What this device could not send is taken up again: notes that were started, and changes of stored ones. */
  private take({ readerId, own, shared, isKept, keptResources }: LessonNotes): void {
    const hasKept = (id: string) => Object.keys(readKept<NoteField>(noteKey(readerId, id))).length > 0;
    const items: NoteItem[] = own.map((note) => ({
      id: note.id,
      anchor: note.anchor,
      note,
      isEdited: hasKept(note.id),
      takesFocus: false,
    }));
    for (const [id, anchor] of Object.entries(readBegun(readerId, this.at.lessonId))) {
      if (hasKept(id) && !own.some((note) => note.id === id))
        items.push({ id, anchor, note: null, isEdited: true, takesFocus: false });
      else forgetBegun(readerId, this.at.lessonId, id);
    }
    this.show({ state: "ready", readerId, items, shared, isKept, keptResources });
  }

  private change(id: string, next: (item: NoteItem) => NoteItem): void {
    this.show({ items: this.view.items.map((item) => (item.id === id ? next(item) : item)) });
  }

  private show(change: Partial<NotebookView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

let open: LessonNotebook | null = null;

/** The one of the lesson on the page; another lesson's is let go. Only in a browser: on the server people would share it. */
export function notebookOf({ slug, lessonId }: LessonPlace): LessonNotebook {
  if (open?.at.slug !== slug || open.at.lessonId !== lessonId) open = new LessonNotebook({ slug, lessonId });
  return open;
}

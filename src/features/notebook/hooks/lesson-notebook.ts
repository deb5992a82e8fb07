"use client";
import { api } from "@/components/api/client";
import type { Anchor } from "@/features/notebook/schema";
import type { LessonNotes } from "@/features/notebook/server/get-lesson-notes";
import type { SharedNote, ShownNote } from "@/features/notebook/server/show-note";
import { hasKept } from "@/lib/kept/has-kept";
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

/** What this device keeps of notes, in code that the lesson's page itself does without. */
const onDevice = () => import("./begun-notes");
type OnDevice = Awaited<ReturnType<typeof onDevice>>;

/** Without a connection the code may not come. */
const withDevice = (work: (device: OnDevice) => void): void => void onDevice().then(work, () => undefined);

const nothingUnsent: Awaited<ReturnType<OnDevice["readUnsent"]>> = { begun: [], unsentIds: new Set() };

async function readUnsent(...of: [readerId: string, lessonId: string]) {
  if (!(await hasKept())) return nothingUnsent;
  return onDevice().then(
    (device) => device.readUnsent(...of),
    () => nothingUnsent,
  );
}

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
    const { readerId } = this.view;
    withDevice(({ rememberBegun }) => rememberBegun(readerId, this.at.lessonId, id, anchor));
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
    this.forgetBegun(note.id);
    this.change(note.id, (item) => ({ ...item, note }));
  }

  /** Takes it off the page. */
  drop(id: string): void {
    this.forgetBegun(id);
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
  private async take({ readerId, own, shared, isKept, keptResources }: LessonNotes): Promise<void> {
    const { begun, unsentIds } = await readUnsent(readerId, this.at.lessonId);
    const items: NoteItem[] = own.map((note) => ({
      id: note.id,
      anchor: note.anchor,
      note,
      isEdited: unsentIds.has(note.id),
      takesFocus: false,
    }));
    this.view = { ...this.view, readerId };
    for (const { noteId: id, anchor } of begun) {
      if (unsentIds.has(id) && !own.some((note) => note.id === id))
        items.push({ id, anchor, note: null, isEdited: true, takesFocus: false });
      else this.forgetBegun(id);
    }
    this.show({ state: "ready", items, shared, isKept, keptResources });
  }

  private forgetBegun(noteId: string): void {
    const { readerId } = this.view;
    withDevice(({ forgetBegun }) => forgetBegun(readerId, this.at.lessonId, noteId));
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

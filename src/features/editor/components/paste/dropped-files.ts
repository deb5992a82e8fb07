import { Fragment, Slice } from "@tiptap/pm/model";
import { dropPoint } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import type { EditorUploads } from "../editor-files";

/** Puts a place for each file where it was dropped (`at`, a position), otherwise where the cursor is. */
export function takeFiles(view: EditorView, uploads: EditorUploads, files: readonly File[], at: number | null): void {
  const type = view.state.schema.nodes.upload;
  if (!type) return;
  const nodes = uploads.add(files).map((key) => type.create({ key }));
  const slice = new Slice(Fragment.from(nodes), 0, 0);
  const { tr, doc } = view.state;
  if (at === null) tr.replaceSelection(slice);
  else tr.insert(dropPoint(doc, at, slice) ?? doc.content.size, slice.content);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** An image that is in a pasted page itself, or null for anything else. */
export function pictureOf(address: string, name: string): File | null {
  const [, type, data] = /^data:(image\/[a-z0-9.+-]+);base64,([a-z0-9+/=\s]+)$/i.exec(address) ?? [];
  if (!type || !data) return null;
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const ending = type.split("/")[1]?.replace(/\+.*$/, "").replace("jpeg", "jpg") ?? "png";
    return new File(
      [bytes],
      `${
        name
          .replaceAll(/[^\p{L}\p{N} -]/gu, "")
          .trim()
          .slice(0, 60) || "picture"
      }.${ending}`,
      { type },
    );
  } catch {
    return null;
  }
}

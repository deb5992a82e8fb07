import type { FieldSaver, SaverView } from "@/components/form/field-saver";
import type { DetailField } from "@/features/courses/details";

/** What a field of the details needs: where it saves, and how things are. */
export interface DetailHome {
  saver: FieldSaver<DetailField>;
  view: SaverView<DetailField>;
  /** The asker may look, not write. */
  isReadOnly?: boolean;
}

/** The id of a field's control: what an error links to. */
export const fieldId = (field: DetailField): string => `field-${field}`;

/** Moves the focus to a field and brings it into view; false where it isn't on the page. */
export function focusField(id: string): boolean {
  const control = document.getElementById(id);
  if (!control) return false;
  control.focus();
  control.scrollIntoView({ block: "center" });
  return true;
}

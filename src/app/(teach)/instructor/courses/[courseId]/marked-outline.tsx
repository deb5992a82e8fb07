"use client";
import { OutlineEditor, type OutlineEditorProps } from "@/features/authoring/components/outline/outline-editor";
import { useOutlineDrafting } from "@/features/drafting/hooks/use-outline-drafting";

/** The outline with marks on what a model wrote and no one has changed since. */
export function MarkedOutline(props: Omit<OutlineEditorProps, "written">) {
  const written = useOutlineDrafting(props.courseId, props.mayEdit);
  return <OutlineEditor {...props} written={written} />;
}

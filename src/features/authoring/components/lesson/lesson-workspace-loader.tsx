"use client";
import dynamic from "next/dynamic";
import { useTextCopies } from "@/features/editor/hooks/kept-texts";
import type { LessonWorkspaceProps } from "./lesson-workspace";

const Workspace = dynamic(() => import("./lesson-workspace").then(({ LessonWorkspace }) => LessonWorkspace), {
  ssr: false,
});

/** The page keeps copies on this device and so exists in the browser alone. */
export function LessonWorkspaceLoader(props: Omit<LessonWorkspaceProps, "copies">) {
  const { viewerId, lesson } = props;
  const copies = useTextCopies(viewerId, lesson.lessonId);
  return copies && <Workspace key={lesson.lessonId} {...props} copies={copies} />;
}

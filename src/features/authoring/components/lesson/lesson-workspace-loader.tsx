"use client";
import dynamic from "next/dynamic";
import { recoveredCopies } from "@/features/authoring/hooks/device-copies";
import type { LessonWorkspaceProps } from "./lesson-workspace";

const Workspace = dynamic(
  async () => {
    const [{ LessonWorkspace }] = await Promise.all([import("./lesson-workspace"), recoveredCopies()]);
    return LessonWorkspace;
  },
  { ssr: false },
);

/** The page keeps copies on this device and so exists in the browser alone. */
export function LessonWorkspaceLoader(props: LessonWorkspaceProps) {
  return <Workspace key={props.lesson.lessonId} {...props} />;
}

"use client";
import dynamic from "next/dynamic";
import { recoveredCopies } from "@/features/authoring/hooks/device-copies";
import type { LessonDeskProps } from "./lesson-desk";

const Desk = dynamic(
  async () => {
    const [{ LessonDesk }] = await Promise.all([import("./lesson-desk"), recoveredCopies()]);
    return LessonDesk;
  },
  { ssr: false },
);

/** The desk keeps copies on this device and so exists in the browser alone. */
export function LessonDeskIsland(props: LessonDeskProps) {
  return <Desk key={props.lesson.lessonId} {...props} />;
}

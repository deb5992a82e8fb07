"use client";
import dynamic from "next/dynamic";
import type { LessonDeskProps } from "./lesson-desk";

const Desk = dynamic(() => import("./lesson-desk").then(({ LessonDesk }) => LessonDesk), { ssr: false });

/** The desk keeps copies on this device and so exists in the browser alone. */
export function LessonDeskIsland(props: LessonDeskProps) {
  return <Desk key={props.lesson.lessonId} {...props} />;
}

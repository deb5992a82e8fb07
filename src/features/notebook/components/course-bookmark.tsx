"use client";
import { useState } from "react";
import { BookmarkButton, type BookmarkWords } from "@/features/notebook/components/bookmark-button";

/** The bookmark of a course, on its page. */
export function CourseBookmark({ slug, isKept, words }: { slug: string; isKept: boolean; words: BookmarkWords }) {
  const [isOn, setOn] = useState(isKept);

  async function keep(next: boolean) {
    const { api } = await import("@/components/api/client");
    setOn((await api.notebook.keepCourse.mutate({ slug, isKept: next })).isKept);
  }

  return <BookmarkButton words={words} isKept={isOn} onKeep={keep} />;
}

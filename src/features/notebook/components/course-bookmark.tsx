"use client";
import { useState } from "react";
import { api } from "@/components/api/client";
import { BookmarkButton, type BookmarkWords } from "@/features/notebook/components/bookmark-button";

/** The bookmark of a course, on its page. */
export function CourseBookmark({ slug, isKept, words }: { slug: string; isKept: boolean; words: BookmarkWords }) {
  const [isOn, setOn] = useState(isKept);
  return (
    <BookmarkButton
      words={words}
      isKept={isOn}
      onKeep={async (next) => setOn((await api.notebook.keepCourse.mutate({ slug, isKept: next })).isKept)}
    />
  );
}

"use client";
import { useEffect, useState } from "react";
import { apiClient } from "@/components/api/client-on-demand";
import { BookmarkButton, type BookmarkTexts } from "@/features/notebook/components/bookmark-button";

/** The bookmark of a course, on its page. Whether there is one is asked once the page is. */
export function CourseBookmark({ slug, words }: { slug: string; words: BookmarkTexts }) {
  const [isKept, setKept] = useState<boolean | null>(null);

  useEffect(() => {
    // Where it cannot be asked the button says what it can do: to keep what is kept changes nothing.
    apiClient
      .load()
      .then(({ api }) => api.notebook.courseKept.query({ slug }))
      .then((found) => setKept((said) => said ?? found))
      .catch(() => undefined);
  }, [slug]);

  async function keep(next: boolean) {
    const { api } = await apiClient.load();
    setKept((await api.notebook.keepCourse.mutate({ slug, isKept: next })).isKept);
  }

  return <BookmarkButton words={words} isKept={isKept === true} onKeep={keep} />;
}

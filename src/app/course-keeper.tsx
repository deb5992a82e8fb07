import { useBookmarkWords } from "@/app/bookmark-words";
import { CourseBookmark } from "@/features/notebook/components/course-bookmark";
import "@/styles/pages/notebook.css";

export function CourseKeeper({ slug, isKept }: { slug: string; isKept: boolean }) {
  return (
    <p>
      <CourseBookmark slug={slug} isKept={isKept} words={useBookmarkWords()} />
    </p>
  );
}

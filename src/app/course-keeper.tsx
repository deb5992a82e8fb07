import { useBookmarkTexts } from "@/app/bookmark-texts";
import { CourseBookmark } from "@/features/notebook/components/course-bookmark";

export function CourseKeeper({ slug }: { slug: string }) {
  return (
    <p>
      <CourseBookmark slug={slug} words={useBookmarkTexts()} />
    </p>
  );
}

import { useBookmarkTexts } from "@/app/bookmark-texts";
import { CourseBookmark } from "@/features/notebook/components/course-bookmark";

export function CourseKeeper({ slug }: { slug: string }) {
  return (
    <div className="grid justify-items-start gap-2">
      <CourseBookmark slug={slug} words={useBookmarkTexts()} />
    </div>
  );
}

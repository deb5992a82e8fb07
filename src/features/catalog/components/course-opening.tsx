import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Opening } from "@/components/ui/opening";

interface CourseOpeningProps {
  course: { slug: string; title: string };
  title: string;
  children?: ReactNode;
}

/** The opening words of a page that belongs to a course. */
export function CourseOpening({ course, title, children }: CourseOpeningProps) {
  const t = useTranslations("catalog");
  const trail = [
    { name: t("title"), href: "/courses" },
    { name: course.title, href: `/courses/${course.slug}` },
  ];
  return (
    <Opening trail={trail} title={title}>
      {children}
    </Opening>
  );
}

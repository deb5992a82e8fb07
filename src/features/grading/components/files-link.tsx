import { useTranslations } from "next-intl";
import { mostFiles } from "@/features/grading/rules";

interface FilesLinkProps {
  courseId: string;
  /** As the address of the archive says it: a list of the queue, or one answer. */
  of: Readonly<Record<string, string>>;
  files: number;
}

/** Leads to all files of the answers in one archive. */
export function FilesLink({ courseId, of, files }: FilesLinkProps) {
  const t = useTranslations("grading.files");
  if (files === 0) return null;
  if (files > mostFiles) return t("tooMany", { files, most: mostFiles });
  return <a href={`/api/courses/${courseId}/grading/files?${new URLSearchParams(of)}`}>{t("download", { files })}</a>;
}

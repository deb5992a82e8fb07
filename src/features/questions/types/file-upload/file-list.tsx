import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import { Icon } from "@/components/ui/icon";
import type { GivenFiles } from "../../reviewed-question";

/** The files of an answer to read and not to change, each to download, and what came too late to be one. */
export function FileList({ given: { files, late } }: { given: GivenFiles }) {
  const t = useTranslations("assessment.files");
  const size = useSize();
  return (
    <>
      {files.length > 0 && (
        <ul className="grid gap-1" aria-label={t("list")}>
          {files.map(({ id, name, sizeBytes, address }) => (
            <li key={id} className="flex items-center gap-2">
              <Icon name="file" />
              <span className="min-inline-0 wrap-anywhere">
                <a href={address} download dir="auto">
                  {name}
                </a>{" "}
                <span className="caption num">{size(sizeBytes)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {late.map((name) => (
        <p key={name} className="caption state--caution wrap-anywhere">
          {t("late", { name })}
        </p>
      ))}
    </>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { type ToldFailure, useFailureSentence } from "@/components/api/use-refusal";
import type { PickedFile, PickedKind } from "@/components/files/pick-file";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RowSkeleton } from "@/components/ui/skeleton";
import { FileRow, type ListedFile } from "@/features/media/components/file-list";
import { Uploader } from "@/features/media/components/uploader";

const accepts: Record<PickedKind, string | undefined> = {
  image: "image/*",
  video: "video/*",
  audio: "audio/*",
  file: undefined,
};

/** The library in a window: what is there, by name, and room for something new, which is chosen as soon as it is stored. */
export function FilePicker({
  kind,
  courseId,
  maxBytes,
  onEnd,
}: {
  kind: PickedKind;
  courseId?: string;
  maxBytes: number;
  onEnd: (file: PickedFile | null) => void;
}) {
  const t = useTranslations("media");
  const why = useFailureSentence("media.errors");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState({ query: "", page: 1 });
  const found = useFiles(kind, courseId, asked);

  function search(event: FormEvent) {
    event.preventDefault();
    setAsked({ query: typed, page: 1 });
  }

  return (
    <Dialog open onClose={() => onEnd(null)} title={t(`picker.title.${kind}`)}>
      <div className="mbs-4 grid gap-6">
        <Uploader
          maxBytes={maxBytes}
          accept={accepts[kind]}
          onStored={(file) => {
            if (kind === "file" || file.kind === kind) onEnd(file);
          }}
        />
        <form onSubmit={search} className="row row--tight">
          <SearchField label={t("library.search")} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <Button type="submit">{t("library.find")}</Button>
        </form>
        {found.failure && <p role="alert">{why(found.failure)}</p>}
        {found.files === null && !found.failure && <RowSkeleton words={t("picker.loading")} />}
        {found.files?.length === 0 && <p className="muted">{t("picker.empty")}</p>}
        {found.files && found.files.length > 0 && (
          <ul className="max-block-[50dvh] overflow-y-auto border-ink border-bs" aria-label={t("picker.files")}>
            {found.files.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                label={t("picker.choose", { name: file.name })}
                onPress={() => onEnd(file)}
              />
            ))}
          </ul>
        )}
      </div>
      <div className="row">
        {asked.page < found.pageCount && (
          <Button onClick={() => setAsked({ ...asked, page: asked.page + 1 })}>{t("picker.more")}</Button>
        )}
        <Button onClick={() => onEnd(null)}>{t("picker.close")}</Button>
      </div>
    </Dialog>
  );
}

interface Found {
  files: ListedFile[] | null;
  failure: ToldFailure | null;
  pageCount: number;
}

const nothing: Found = { files: null, failure: null, pageCount: 1 };

function useFiles(
  kind: PickedKind,
  courseId: string | undefined,
  { query, page }: { query: string; page: number },
): Found {
  const [found, setFound] = useState<Found>(nothing);
  useEffect(() => {
    let isWanted = true;
    const wish = { query, page, kind: kind === "file" ? null : kind };
    const asking = courseId ? api.media.filesForCourse.query({ ...wish, courseId }) : api.media.files.query(wish);
    asking
      .then((library) => {
        // Dates are text on their way to a browser.
        const files = library.files.map((file) => ({ ...file, uploadedAt: new Date(file.uploadedAt) }));
        if (!isWanted) return;
        setFound((before) => ({
          files: page === 1 ? files : [...(before.files ?? []), ...files],
          failure: null,
          pageCount: library.pageCount,
        }));
      })
      .catch((error: unknown) => {
        if (isWanted) setFound((before) => ({ ...before, failure: describeFailure(error) }));
      });
    return () => {
      isWanted = false;
    };
  }, [kind, courseId, query, page]);
  return found;
}

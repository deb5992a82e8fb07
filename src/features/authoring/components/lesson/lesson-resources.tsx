"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { usePickFile } from "@/components/files/pick-file";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { keepFocus } from "@/components/ui/keep-focus";
import { RowButtons } from "@/components/ui/row-buttons";
import { Tag } from "@/components/ui/tag";
import type { ResourceForEditing } from "@/features/authoring/server/lesson/read-resources";
import { ResourceDialog } from "./resource-dialog";
import { resourceIcons } from "./resource-icons";
import { useResources } from "./use-resources";

interface ResourcesProps {
  courseId: string;
  lessonId: string;
  /** BCP 47, of the titles. */
  language: string;
  given: ResourceForEditing[];
  mayEdit: boolean;
}

/** Files and links that go with a lesson, in the order in which students see them. Wants a FilePickerProvider above. */
export function LessonResources({ courseId, lessonId, language, given, mayEdit }: ResourcesProps) {
  const t = useTranslations("authoring.resources");
  const pick = usePickFile();
  const { resources, ...calls } = useResources({ courseId, lessonId }, given);
  const [open, setOpen] = useState<string | "new" | null>(null);
  const here = resources.find(({ id }) => id === open);

  const section = useRef<HTMLElement>(null);
  // The workspace comes after the page, and so after the browser looked for the part that the address names.
  useEffect(() => {
    if (location.hash !== "#resources-of-lesson") return;
    section.current?.scrollIntoView({ block: "center" });
    section.current?.querySelector<HTMLElement>(".row .btn")?.focus({ preventScroll: true });
  }, []);

  const addFile = async () => {
    const file = await pick({ kind: "file" });
    if (file) await calls.addFile(file);
  };

  return (
    <section ref={section} aria-labelledby="resources-of-lesson" className="stack">
      <h2 id="resources-of-lesson" className="label">
        {t("title")}
      </h2>
      {resources.length === 0 ? (
        <p className="caption">{t(mayEdit ? "empty" : "none")}</p>
      ) : (
        <ol className="grid">
          {resources.map((resource, at) => (
            <ResourceRow
              key={resource.id}
              resource={resource}
              language={language}
              place={at + 1}
              of={resources.length}
              mayEdit={mayEdit}
              onOpen={() => setOpen(resource.id)}
              onMove={(by) => calls.move(resource.id, by)}
              onRemove={() => calls.remove(resource)}
            />
          ))}
        </ol>
      )}
      {mayEdit && (
        <div className="row row--tight">
          <Button size="small" icon="plus" onClick={addFile}>
            {t("addFile")}
          </Button>
          <Button size="small" icon="link" onClick={() => setOpen("new")}>
            {t("addLink")}
          </Button>
        </div>
      )}
      {mayEdit && resources.length > 1 && <p className="caption mbs-2">{t("keys")}</p>}
      {(open === "new" || here) && (
        <ResourceDialog
          key={open}
          resource={here ?? null}
          onClose={() => setOpen(null)}
          onAdd={calls.addLink}
          onEdit={calls.edit}
        />
      )}
    </section>
  );
}

interface RowProps {
  resource: ResourceForEditing;
  language: string;
  /** From 1. */
  place: number;
  of: number;
  mayEdit: boolean;
  onOpen: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function ResourceRow({ resource, language, place, of, mayEdit, ...on }: RowProps) {
  const t = useTranslations("authoring.resources");
  const { title, type, file, url, isPremium } = resource;
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    keepFocus(event.currentTarget, () => on.onMove(by));
  };
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 border-line border-be py-1 [&>.icon]:mbs-1">
      <Icon name={resourceIcons[type] ?? "file"} />
      <span className="grid justify-items-start wrap-anywhere">
        {mayEdit ? (
          <button
            type="button"
            className="link text-start wrap-anywhere font-strong"
            lang={language}
            dir="auto"
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={on.onOpen}
            onKeyDown={onKey}
          >
            {title}
          </button>
        ) : (
          <span lang={language} dir="auto">
            {title}
          </span>
        )}
        <span className="caption">{file ? file.name : hostOf(url)}</span>
        {isPremium && <Tag>{t("premiumTag")}</Tag>}
      </span>
      {mayEdit && (
        <span className="col-2 -ms-2 flex">
          <RowButtons
            place={place}
            of={of}
            words={{ up: t("up", { title }), down: t("down", { title }), remove: t("remove", { title }) }}
            onMove={on.onMove}
            onRemove={on.onRemove}
          />
        </span>
      )}
    </li>
  );
}

const hostOf = (url: string | null): string => (url && URL.canParse(url) ? new URL(url).hostname : "");

"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { ResourceFields, resourceLimits, resourceTypes } from "@/features/authoring/lesson/resource-schema";
import type { ResourceForEditing } from "@/features/authoring/server/lesson/read-resources";

interface DialogProps {
  /** Null for a link that is new. */
  resource: ResourceForEditing | null;
  onClose: () => void;
  /** These answer with the words of a refusal, or null. */
  onAdd: (title: string, url: string) => Promise<string | null>;
  onEdit: (resource: ResourceForEditing, change: Partial<ResourceFields>) => Promise<string | null>;
}

interface Typed {
  title: string;
  url: string;
  type: string;
  description: string;
  minutes: string;
  isPremium: boolean;
}

const typedOf = (resource: ResourceForEditing | null): Typed => ({
  title: resource?.title ?? "",
  url: resource?.url ?? "",
  type: resource?.type ?? "LINK",
  description: resource?.description ?? "",
  minutes: resource?.durationMinutes == null ? "" : String(resource.durationMinutes),
  isPremium: resource?.isPremium ?? false,
});

const parse = ({ minutes, url, ...rest }: Typed, isLink: boolean) =>
  ResourceFields.safeParse({
    ...rest,
    url: isLink ? url.trim() : null,
    durationMinutes: minutes.trim() === "" ? null : Number(minutes),
  });

/** What is said about one resource, or a link that is to be one. */
export function ResourceDialog({ resource, onClose, onAdd, onEdit }: DialogProps) {
  const t = useTranslations("authoring.resources");
  const [typed, setTyped] = useState(() => typedOf(resource));
  const [wasSent, setSent] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isLink = resource === null || resource.url !== null;
  const parsed = parse(typed, isLink);
  const bad = new Set(wasSent ? parsed.error?.issues.map(({ path }) => path[0]) : []);
  const change = (more: Partial<Typed>) => setTyped((now) => ({ ...now, ...more }));
  const text = (name: "title" | "url" | "description" | "minutes") => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  async function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (!parsed.success) return;
    const { data } = parsed;
    const why = await (resource ? onEdit(resource, changesOf(resource, data)) : onAdd(data.title, data.url ?? ""));
    if (why === null) onClose();
    else setRefusal(why);
  }

  return (
    <Dialog open onClose={onClose} title={resource ? t("edit") : t("newLink")}>
      <form className="mbs-4 grid gap-6" onSubmit={save} noValidate>
        {isLink && (
          <TextField
            label={t("url")}
            type="url"
            name="url"
            inputMode="url"
            error={bad.has("url") ? t("bad.url") : undefined}
            {...text("url")}
          />
        )}
        <TextField
          label={t("name")}
          name="title"
          dir="auto"
          maxLength={resourceLimits.title}
          error={bad.has("title") ? t("bad.title") : undefined}
          {...text("title")}
        />
        {resource && (
          <>
            <SelectField
              label={t("type")}
              name="type"
              value={typed.type}
              choices={resourceTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
              onChange={(event) => change({ type: event.target.value })}
            />
            <TextArea
              label={t("description")}
              hint={t("descriptionHint")}
              name="description"
              rows={3}
              dir="auto"
              maxLength={resourceLimits.description}
              {...text("description")}
            />
            <TextField
              label={t("minutes")}
              name="minutes"
              inputMode="numeric"
              error={bad.has("durationMinutes") ? t("bad.minutes") : undefined}
              {...text("minutes")}
            />
            <CheckRow
              label={t("premium")}
              checked={typed.isPremium}
              onChange={(event) => change({ isPremium: event.target.checked })}
            />
          </>
        )}
        <ErrorLine words={refusal} />
        <div className="row">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="first">
            {resource ? t("save") : t("add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What differs from what is there; nothing but that is sent. */
function changesOf(before: ResourceForEditing, after: ResourceFields): Partial<ResourceFields> {
  const names = Object.keys(after) as (keyof ResourceFields)[];
  return Object.fromEntries(names.filter((name) => after[name] !== before[name]).map((name) => [name, after[name]]));
}

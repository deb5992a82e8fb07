"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import type { PickedFile } from "@/components/files/pick-file";
import { tellSaved } from "@/components/form/tell-saved";
import { showToast } from "@/components/ui/toasts";
import { moveBefore, titleOfFile } from "@/features/authoring/lesson/resource-rules";
import type { ResourceFields } from "@/features/authoring/lesson/resource-schema";
import type { ResourceForEditing } from "@/features/authoring/server/lesson/read-resources";
import { uuidV7 } from "@/lib/uuid-v7";

type Place = { courseId: string; lessonId: string };
type Answer = { resources: ResourceForEditing[]; savedAt: unknown };

/** A lesson's resources and all that can be done to them, one call after the other. What is refused is shown as it is. */
export function useResources(place: Place, given: ResourceForEditing[]) {
  const t = useTranslations("authoring.resources");
  const { resources, setResources, run } = useCalls(given);
  const calls = api.authoring.lesson;

  const add = (title: string, body: { fileId: string } | { url: string }) => {
    const input = { ...place, resourceId: uuidV7(), title, body };
    return run(() => calls.addResource.mutate(input));
  };

  return {
    resources,
    addFile: (file: PickedFile) => add(titleOfFile(file.name), { fileId: file.id }),
    addLink: (title: string, url: string) => add(title, { url }),
    edit(resource: ResourceForEditing, change: Partial<ResourceFields>) {
      const base = Object.fromEntries(
        Object.keys(change).map((name) => [name, resource[name as keyof ResourceFields]]),
      );
      return run(() => calls.editResource.mutate({ ...place, resourceId: resource.id, change, base }));
    },
    move(id: string, by: 1 | -1) {
      const ids = resources.map((one) => one.id);
      const to = ids.indexOf(id) + by;
      if (to < 0 || to >= ids.length) return;
      const beforeId = ids[by > 0 ? to + 1 : to] ?? null;
      const order = moveBefore(ids, id, beforeId);
      setResources((now) => now.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)));
      showToast({ words: t("moved", { place: to + 1, of: ids.length }) });
      void run(() => calls.moveResource.mutate({ ...place, resourceId: id, beforeId }));
    },
    remove({ id, title }: ResourceForEditing) {
      const removalId = uuidV7();
      setResources((now) => now.filter((one) => one.id !== id));
      void run(() => calls.removeResource.mutate({ ...place, resourceId: id, removalId }));
      const restore = () => void run(() => calls.restoreResource.mutate({ ...place, removalId }));
      showToast({ words: t("removed", { title }), icon: "trash-2", action: { name: t("undo"), run: restore } });
    },
  };
}

function useCalls(given: ResourceForEditing[]) {
  const words = useRefusal("editor.errors");
  const [resources, setResources] = useState(given);
  const stored = useRef(given);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  /** The words of a refusal, or null. */
  const run = (call: () => Promise<Answer>): Promise<string | null> => {
    tellSaved({ kind: "saving" });
    const done = last.current.then(async () => {
      try {
        const saved = await call();
        stored.current = saved.resources;
        setResources(saved.resources);
        tellSaved({ kind: "saved", at: new Date(String(saved.savedAt)) });
        return null;
      } catch (error) {
        const { facts } = describeFailure(error) as { facts: { resources?: ResourceForEditing[] } };
        stored.current = facts.resources ?? stored.current;
        setResources(stored.current);
        const why = words(error);
        tellSaved({ kind: "refused", why });
        return why;
      }
    });
    last.current = done;
    return done;
  };
  return { resources, setResources, run };
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { showToast } from "@/components/ui/toasts";
import { moveLessons, moveModules, removeItems } from "@/features/authoring/outline/rules";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import { useCallQueue } from "@/features/editor/hooks/use-call-queue";
import { uuidV7 } from "@/lib/uuid-v7";
import type { GateCondition } from "@/policy/gate";

type Change = (outline: ShownModule[]) => ShownModule[];

/** The outline as the author has it, a step ahead of the server, and everything that can be done to it. */
export function useOutline(courseId: string, given: ShownModule[]) {
  const t = useTranslations("authoring.outline");
  const queue = useCallQueue();
  const router = useRouter();
  const [outline, setOutline] = useState(given);

  const run = (call: () => Promise<unknown>) => {
    // What was refused is told by the queue; the page then shows what is stored.
    const settled = (isRefused: boolean) => (isRefused || queue.isIdle) && router.refresh();
    queue.run(call).then(
      () => settled(false),
      () => settled(true),
    );
  };

  // What the server says counts, once nothing of this page is on its way anymore.
  useEffect(() => {
    if (queue.isIdle) setOutline(given);
  }, [given, queue]);

  const change = (ahead: Change, call: () => Promise<unknown>) => {
    setOutline(ahead);
    run(call);
  };

  return {
    outline,
    change,
    run,
    isIdle: () => queue.isIdle,
    settled: () => queue.settled(),
    ...actionsOf({ courseId, change, run, t, outline }),
  };
}

interface Means {
  courseId: string;
  outline: ShownModule[];
  change: (ahead: Change, call: () => Promise<unknown>) => void;
  run: (call: () => Promise<unknown>) => void;
  t: ReturnType<typeof useTranslations<"authoring.outline">>;
}

function actionsOf(means: Means) {
  const { courseId, change, run, t, outline } = means;
  const { outline: calls } = api.authoring;
  return {
    ...additionsOf(means),
    rename(kind: "module" | "lesson", id: string, title: string) {
      const input = { courseId, kind, id, title };
      change(
        (now) => renamed(now, id, title),
        () => calls.rename.mutate(input),
      );
    },
    moveLessons(move: { lessonIds: string[]; moduleId: string; beforeLessonId: string | null }) {
      change(
        (now) => moveLessons(now, move),
        () => calls.moveLessons.mutate({ courseId, ...move }),
      );
    },
    moveModules(move: { moduleIds: string[]; beforeModuleId: string | null }) {
      change(
        (now) => moveModules(now, move),
        () => calls.moveModules.mutate({ courseId, ...move }),
      );
    },
    describeModule(moduleId: string, description: string) {
      change(
        (now) =>
          now.map((module) => (module.id === moduleId ? { ...module, description, about: description } : module)),
        () => calls.describeModule.mutate({ courseId, moduleId, description }),
      );
    },
    setModuleGate(moduleId: string, gate: GateCondition | null) {
      change(
        (now) => now.map((module) => (module.id === moduleId ? { ...module, gate } : module)),
        () => calls.setModuleGate.mutate({ courseId, moduleId, gate }),
      );
    },
    showModule(moduleId: string, isShown: boolean) {
      change(
        (now) => now.map((module) => (module.id === moduleId ? { ...module, isShown } : module)),
        () => calls.showModule.mutate({ courseId, moduleId, isShown }),
      );
    },
    remove(items: { moduleIds: string[]; lessonIds: string[] }) {
      const removalId = uuidV7();
      const count = items.moduleIds.length + items.lessonIds.length;
      const title = titleOf(outline, items.moduleIds[0] ?? items.lessonIds[0] ?? "");
      change(
        (now) => removeItems(now, items),
        () => calls.remove.mutate({ courseId, removalId, ...items }),
      );
      showToast({
        words: count === 1 ? t("removed", { title }) : t("removedMany", { count }),
        action: { name: t("undo"), run: () => run(() => calls.restore.mutate({ courseId, removalId })) },
      });
    },
    duplicate(items: { moduleIds: string[]; lessonIds: string[] }) {
      const copy = (id: string) => ({
        id,
        copyId: uuidV7(),
        title: t("copyOf", { title: titleOf(outline, id) }).slice(0, 200),
      });
      // One call takes twenty modules at most.
      for (let at = 0; at === 0 || at < items.moduleIds.length; at += 20) {
        const modules = items.moduleIds.slice(at, at + 20).map(copy);
        const lessons = at === 0 ? items.lessonIds.map(copy) : [];
        run(() => calls.duplicate.mutate({ courseId, modules, lessons }));
      }
    },
  };
}

function additionsOf({ courseId, change }: Means) {
  const { outline: calls } = api.authoring;
  return {
    addModule(title: string): string {
      const moduleId = uuidV7();
      const added: ShownModule = {
        id: moduleId,
        title,
        description: "",
        about: "",
        isShown: true,
        releaseAt: null,
        gate: null,
        lessons: [],
      };
      change(
        (now) => [...now, added],
        () => calls.addModule.mutate({ courseId, moduleId, title }),
      );
      return moduleId;
    },
    addLesson(moduleId: string, title: string, kind: "lesson" | "assessment") {
      const lessonId = uuidV7();
      const isAssessment = kind === "assessment";
      const added = {
        id: lessonId,
        title,
        section: null,
        type: isAssessment ? ("QUIZ" as const) : ("READING" as const),
        minutes: null,
        access: "REGISTERED" as const,
        isRequired: true,
        isFreePreview: false,
        questions: isAssessment ? 0 : null,
        resources: 0,
      };
      change(
        (now) =>
          now.map((module) => (module.id === moduleId ? { ...module, lessons: [...module.lessons, added] } : module)),
        () => calls.addLesson.mutate({ courseId, lessonId, moduleId, title, kind }),
      );
    },
  };
}

function renamed(outline: ShownModule[], id: string, title: string): ShownModule[] {
  return outline.map((module) =>
    module.id === id
      ? { ...module, title }
      : { ...module, lessons: module.lessons.map((lesson) => (lesson.id === id ? { ...lesson, title } : lesson)) },
  );
}

/** The outline with something else said of one lesson. */
export const withLesson = (
  outline: ShownModule[],
  id: string,
  part: Partial<ShownModule["lessons"][number]>,
): ShownModule[] =>
  outline.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => (lesson.id === id ? { ...lesson, ...part } : lesson)),
  }));

const titleOf = (outline: ShownModule[], id: string): string =>
  outline.flatMap((module) => [module, ...module.lessons]).find((item) => item.id === id)?.title ?? "";

export type OutlineActions = ReturnType<typeof useOutline>;

"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { recoveredCopies } from "@/features/editor/hooks/recovered-copies";
import { SettingsSaver } from "@/features/studio/settings-saver";
import { keptSettings, type TypedSettings } from "@/features/studio/typed-settings";
import { keptStore } from "@/lib/kept/kept-store";
import { mayWorkLater } from "@/lib/kept/retry";

export interface TypedSettingsOptions {
  courseId: string;
  /** Whose words are kept on this device: people share devices. */
  viewerId: string;
  revision: number;
  initial: TypedSettings;
  /** Stored while they are typed. Not where strangers would see half a price at once. */
  savesItself: boolean;
  onSaved?: (() => void) | undefined;
}

/** A course's settings as they are in their fields: kept on this device until they are stored, taken up again by a later visit. */
export function useTypedSettings(options: TypedSettingsOptions) {
  const { revision, initial, savesItself } = options;
  const words = useRefusal("editor.errors");
  const latest = useRef({ ...options, words });
  useEffect(() => {
    latest.current = { ...options, words };
  });
  const [saver] = useState(() => openSaver(latest));
  const view = useSyncExternalStore(saver.subscribe, saver.read, saver.read);

  useEffect(() => {
    void saver.restore();
  }, [saver]);
  useEffect(() => {
    saver.open(savesItself);
    return () => saver.close();
  }, [saver, savesItself]);
  useEffect(() => saver.takeUp(revision, initial), [saver, revision, initial]);

  const { isDirty } = view;
  useEffect(() => {
    if (!isDirty) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isDirty]);
  return { ...view, saver };
}

type Latest = { current: TypedSettingsOptions & { words: (error: unknown) => string } };

function openSaver(latest: Latest): SettingsSaver {
  const { courseId, viewerId, revision, initial } = latest.current;
  const kept = keptStore.of(viewerId, keptSettings);
  return new SettingsSaver(
    {
      async send(change) {
        const stored = await api.courses.saveSettings.mutate({ courseId, ...change });
        latest.current.onSaved?.();
        return stored;
      },
      keep: (copy) => (copy ? kept.write([courseId], copy) : kept.remove([courseId]).then(() => true)),
      async find() {
        await recoveredCopies(viewerId);
        return kept.read([courseId]);
      },
      judge(error) {
        const failure = describeFailure(error);
        const isPast = failure.reason === "courses.discount_end_passed";
        return {
          mayWorkLater: mayWorkLater(failure),
          why: latest.current.words(error),
          ...(isPast && { problems: { discountEndsAt: "discount_end_passed" } }),
        };
      },
    },
    { revision, initial },
  );
}

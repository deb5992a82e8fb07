"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { tellSaved } from "@/components/form/tell-saved";
import { TextArea } from "@/components/form/text-area";
import { WriterMain, WriterNotices, WriterSide } from "@/components/studio/writer";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Link } from "@/components/ui/link";
import { LessonGatePanel } from "@/features/authoring/components/gates/lesson-gate-panel";
import type { SeenAs } from "@/features/authoring/lesson/rules";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import type { LessonForEditing } from "@/features/authoring/server/lesson/get-lesson";
import { captionsAddress } from "@/features/courses/rules";
import { LessonEditor } from "@/features/editor/components/lesson-editor";
import { SavingNotices } from "@/features/editor/components/saving-notices";
import type { WrittenBlock } from "@/features/editor/components/written-blocks";
import type { PlacedText } from "@/features/editor/document/standing-blocks";
import type { TextCopies } from "@/features/editor/hooks/kept-texts";
import type { AutosaveControls } from "@/features/editor/hooks/use-autosave";
import { LessonHistory } from "./lesson-history";
import { LessonResources } from "./lesson-resources";
import { LessonKind, LessonSettingsPanel } from "./lesson-settings";
import { LessonTitle } from "./lesson-title";
import { LessonVideo } from "./lesson-video";
import { listLinkableLessons } from "./linkable-lessons";
import { SeenBeside, SeenButton } from "./seen-beside";
import { useCourseFiles } from "./use-course-files";
import { useLessonText } from "./use-lesson-text";
import { usePresence } from "./use-presence";
import { useSettings } from "./use-settings";
import { WrittenBlocks } from "./written-blocks";

export interface LessonWorkspaceProps {
  courseId: string;
  viewerId: string;
  lesson: LessonForEditing;
  /** What this device keeps of its texts. */
  copies: TextCopies;
  mayEdit: boolean;
  /** Through whose eyes the lesson is beside its editor, and what they see; null where nothing does. */
  as: SeenAs | null;
  seen: ReactNode;
  /** Blocks that a model wrote and an author accepted as they were. */
  written: readonly PlacedText[];
  /** What is suggested for the lesson. */
  suggestions: ReactNode;
}

/** Of several saved states, the course header shows the worst. */
const gravity = { refused: 4, retrying: 3, kept: 2, saving: 1, saved: 0, idle: -1 } as const;

function useToldSaved(texts: readonly AutosaveControls[]) {
  const worst = texts.map(({ saveState }) => saveState).reduce((a, b) => (gravity[b.kind] > gravity[a.kind] ? b : a));
  const key = JSON.stringify(worst);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is a new object each time, its content counts
  useEffect(() => {
    if (worst.kind !== "idle") tellSaved(worst);
  }, [key]);
}

const lastSaved = (texts: readonly AutosaveControls[]): Date | null =>
  texts
    .flatMap(({ saveState }) => (saveState.kind === "saved" ? [saveState.at] : []))
    .sort((a, b) => b.getTime() - a.getTime())[0] ?? null;

/** A lesson in the editor: its page in the middle, what is around it at the side. Rendered in the browser only. */
export function LessonWorkspace({
  courseId,
  viewerId,
  lesson,
  copies,
  mayEdit,
  as,
  seen,
  written,
  suggestions,
}: LessonWorkspaceProps) {
  const t = useTranslations("authoring.lesson");
  const { lessonId, revision, texts } = lesson;
  const place = { courseId, lessonId, viewerId, revision, copies };
  const listLessons = useCallback(() => listLinkableLessons(courseId), [courseId]);
  const content = useLessonText({ ...place, name: "content", value: texts.content });
  const registered = useLessonText({ ...place, name: "registeredContent", value: texts.registeredContent });
  const guest = useLessonText({ ...place, name: "guestContent", value: texts.guestContent });
  useToldSaved([content, registered, guest]);
  const { settings, set } = useSettings(courseId, lessonId, lesson.settings);
  const kind = { settings, set, mayEdit };
  const files = useCourseFiles(courseId, lesson, mayEdit);
  const captionsHref = useCallback(
    (video?: string) => captionsAddress(`/instructor/courses/${courseId}`, lessonId, video),
    [courseId, lessonId],
  );
  const [unchanged, setUnchanged] = useState<readonly WrittenBlock[]>([]);
  function restore(texts: LessonTexts) {
    content.change(texts.content);
    guest.change(texts.guestContent);
    registered.change(texts.registeredContent);
  }
  const header = (
    <>
      <LessonTitle courseId={courseId} lessonId={lessonId} title={lesson.title} mayEdit={mayEdit} />
      <div className="row mbe-4 gap-x-6 gap-y-1 border-line border-be pbs-2 pbe-4 [&_.input]:min-block-7 [&_.input]:py-0 [&_.input]:type-caption pointer-coarse:[&_.input]:min-block-11">
        <span className="caption">{t("place", { place: lesson.place })}</span>
        <LessonKind {...kind} />
      </div>
    </>
  );
  return (
    <>
      <WriterMain>
        <h1 className="visually-hidden">{t("heading", { place: lesson.place, title: lesson.title })}</h1>
        <WriterNotices>
          <Presence courseId={courseId} lessonId={lessonId} mayEdit={mayEdit} />
          <SavingNotices autosave={content} />
          <SavingNotices autosave={registered} />
          <SavingNotices autosave={guest} />
        </WriterNotices>
        <LessonEditor
          value={content.value}
          onChange={content.change}
          readOnly={!mayEdit}
          {...files}
          listLessons={listLessons}
          captionsHref={captionsHref}
          header={header}
          written={written}
          onWritten={setUnchanged}
        />
      </WriterMain>
      {as && <SeenBeside as={as}>{seen}</SeenBeside>}
      <WriterSide aria-label={t("beside")}>
        {as === null && <SeenButton />}
        {suggestions}
        <WrittenBlocks blocks={unchanged} />
        <Beside courseId={courseId} lesson={lesson} />
        <section aria-label={t("settings")}>
          <LessonSettingsPanel {...kind} />
          <LessonGatePanel {...kind} courseId={courseId} lessonId={lessonId} />
        </section>
        <LessonVideo {...kind} video={lesson.video} captionsHref={captionsHref()} />
        <LessonResources
          courseId={courseId}
          lessonId={lessonId}
          language={lesson.language}
          given={lesson.resources}
          mayEdit={mayEdit}
        />
        {settings.accessLevel !== "GUEST" && (
          <section aria-labelledby="teasers" className="stack">
            <h2 id="teasers" className="label">
              {t("teasers")}
            </h2>
            <Teaser label={t("guestText")} hint={t("guestHint")} text={guest} mayEdit={mayEdit} />
            <Teaser label={t("registeredText")} hint={t("registeredHint")} text={registered} mayEdit={mayEdit} />
          </section>
        )}
        <LessonHistory
          courseId={courseId}
          lessonId={lessonId}
          current={{
            content: content.value,
            guestContent: guest.value,
            registeredContent: registered.value,
          }}
          savedAt={lastSaved([content, guest, registered])}
          onRestore={mayEdit ? restore : null}
        />
      </WriterSide>
    </>
  );
}

/** What belongs to the lesson and has a page of its own. */
function Beside({ courseId, lesson }: Pick<LessonWorkspaceProps, "courseId" | "lesson">) {
  const t = useTranslations("authoring.lesson");
  const address = `/instructor/courses/${courseId}`;
  return (
    <ul className="stack">
      <li>
        <Link href={`${address}/lessons/${lesson.lessonId}/questions`}>
          {t(lesson.hasAssessment ? "questions" : "addQuestions")}
        </Link>
      </li>
    </ul>
  );
}

function Teaser({
  label,
  hint,
  text,
  mayEdit,
}: {
  label: string;
  hint: string;
  text: AutosaveControls;
  mayEdit: boolean;
}) {
  return (
    <TextArea
      label={label}
      hint={hint}
      name={label}
      rows={4}
      readOnly={!mayEdit}
      value={text.value}
      onChange={(event) => text.change(event.target.value)}
    />
  );
}

function Presence({ courseId, lessonId, mayEdit }: { courseId: string; lessonId: string; mayEdit: boolean }) {
  const t = useTranslations("authoring.lesson");
  const others = usePresence(courseId, lessonId, mayEdit);
  const names = [...new Set(others.filter(({ isSelf }) => !isSelf).map(({ name }) => name))];
  const isElsewhere = others.some(({ isSelf }) => isSelf);
  return (
    <div role="status">
      {names.length > 0 && (
        <Here icon="circle-user-round">{t("others", { count: names.length, names: names.join(", ") })}</Here>
      )}
      {names.length === 0 && isElsewhere && <Here icon="monitor-smartphone">{t("elsewhere")}</Here>}
    </div>
  );
}

function Here({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="type-caption mx-4 mbs-3 flex items-baseline gap-2">
      <Icon name={icon} className="self-center" /> {children}
    </p>
  );
}
